/* What the address asks for, what of it cannot be had, and taking the address away. */

import * as core from "./compare-core.js";
import { button, element } from "./compare-elements.js";
import { listed, named, say } from "./compare-words.js";

export const MOST = 6; /* evaluations side by side */

/* The ids that can be shown, and notices about the others. */
export function readAddress(index, root) {
  const { ids, twice } = core.asked(location.search);
  const known = ids.filter((id) => index.byId.has(id));
  const nameOf = (id) => (index.byId.has(id) ? named(index.byId.get(id)) : id);
  const notices = ids.filter((id) => !index.byId.has(id)).map((id) => missing(id, index, root));
  notices.push(...twice.map((id) => notice(say("twice", { name: nameOf(id) }))));
  if (known.length > MOST) notices.push(notice(say("too_many", { most: MOST, names: listed(known.slice(MOST).map(nameOf)) })));
  return { ids: known.slice(0, MOST), notices };
}

function missing(id, index, root) {
  const gone = index.withdrawn.includes(id) ? "withdrawn" : index.announced.includes(id) ? "announced" : "unknown";
  return notice(say(gone, { id }), gone === "withdrawn" ? new URL(`${id}/`, root).href : null);
}

function notice(text, href) {
  return element("p", { className: "mark notice" }, href ? element("a", { href, textContent: text }) : text);
}

export function pushAddress(ids) {
  history.pushState(null, "", core.address(location.pathname, ids));
}

/* A button that copies the address, and the field it is shown in where copying is not allowed. */
export function copying(ids, status) {
  const field = element("input", {
    type: "text", readOnly: true, hidden: true, className: "compare-address", attributes: { "aria-label": say("page_link") } });
  const copy = button("button", say("copy"), async () => {
    const link = new URL(core.address(location.pathname, ids), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      status.textContent = say("copied");
    } catch {
      showIn(field, link);
      status.textContent = say("copy_by_hand");
    }
  });
  return [copy, field];
}

function showIn(field, link) {
  field.value = link;
  field.hidden = false;
  field.focus();
  field.select();
}
