/* The search over all sites that were joined: one index, read and ranked by the same code as in each
   of them. Opened from a file, a browser runs no module, and the page says that it cannot search. */
import { Index, Search } from "./search-core.js";

const FEW_EXACT = 5; /* with fewer exact hits, partial ones are shown below them */
const MARKED = 110; /* signs of an excerpt */
const BEFORE = 24; /* of them before the first hit */
const FILTERS = ["site", "kind", "year"];

const form = document.querySelector("[data-find]");
const WORDS = JSON.parse(form.dataset.words);
const say = (key, values = {}) => WORDS[key].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
const [input, filters, status, results, more] = ["input", ".find-filters", ".find-status", ".find-results", ".find-more"]
  .map((one) => form.querySelector(one));
const root = new URL("./", location.href);

let opening; /* the index, once */
let search; /* the query whose results are shown */
let turn = 0; /* the newest query; answers to older ones are dropped */
let shown = 0; /* exact results on the page */
const chosen = { site: null, kind: null, year: null };

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function read() {
  const base = new URL("assets/search/", root);
  const response = await fetch(new URL("index.json", base), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const head = await response.json();
  const index = new Index(base, head).open();
  index.sites = head.sites.map(([title]) => title);
  index.site = siteOfRecords(index, head.sites);
  return index;
}

/* Records of no department stand first, site after site; then the departments, likewise. */
function siteOfRecords(index, sites) {
  const ofDepartment = sites.flatMap(([, , departments], site) => Array(departments).fill(site));
  const ofNobody = sites.flatMap(([, records], site) => Array(records).fill(site));
  return Uint16Array.from(index.department, (department, record) =>
    department ? ofDepartment[department - 1] : ofNobody[record]);
}

function open() {
  opening ??= read().catch((fault) => { opening = undefined; throw fault; });
  return opening;
}

/* ---- results ---- */

const LOOSE = "[\\s,，\"'`‘’“”「」『』《》〈〉]*";
const escaped = (sign) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function pattern(phrases) {
  const loose = phrases.filter(Boolean).sort((a, b) => b.length - a.length)
    .map((phrase) => [...phrase].map(escaped).join(LOOSE));
  return loose.length ? new RegExp(loose.join("|"), "giu") : null;
}

function marked(text, hits) {
  const nodes = [];
  let at = 0;
  for (const hit of hits ? text.matchAll(hits) : []) {
    nodes.push(text.slice(at, hit.index), element("mark", { textContent: hit[0] }));
    at = hit.index + hit[0].length;
  }
  return [...nodes, text.slice(at)];
}

function excerpt(text, hits) {
  const flat = text.replaceAll("\n", " · ");
  const first = hits ? flat.search(hits) : -1;
  const start = first > BEFORE * 2 ? first - BEFORE : 0;
  const end = Math.min(flat.length, start + MARKED);
  return (start ? "…" : "") + flat.slice(start, end) + (end < flat.length ? "…" : "");
}

function item(index, record) {
  const { number } = record;
  const hits = pattern(record.rank ? search.marked : search.words);
  const year = index.year[number];
  const about = [index.sites[index.site[number]], index.kinds[index.kind[number]], index.nameOf(number),
    year ? say("year_of", { year }) : "", record.rank ? "" : say("partial")];
  const invented = record.invented ? [element("b", { className: "find-invented", textContent: say("invented") })] : [];
  return element("li", {},
    element("a", { href: new URL(record.address, root).href, className: "find-title" }, ...marked(record.title, hits)),
    element("span", { className: "find-about" }, ...invented, about.filter(Boolean).join(" · ")),
    element("span", {}, ...marked(excerpt(record.text, hits), hits)));
}

async function show(index, mine) {
  const records = await search.more();
  if (mine !== turn) return;
  const exact = records.filter((record) => record.rank);
  shown += exact.length;
  const partial = shown < FEW_EXACT ? records.filter((record) => !record.rank) : [];
  results.append(...[...exact, ...partial].map((record) => item(index, record)));
  more.hidden = !search.left || shown >= search.exact && search.exact >= FEW_EXACT;
  tell();
}

function tell() {
  const { exact, invented, partial } = search;
  if (exact) status.textContent = say(invented && invented < exact ? "found_both" : "found", { count: exact, invented });
  else if (partial) status.textContent = say("partly", { count: partial });
  else if (search.all.length) status.textContent = say("none_filtered");
  else status.textContent = say("none", { query: input.value.trim() });
}

function clear() {
  results.replaceChildren();
  more.hidden = true;
  shown = 0;
}

/* ---- filters: offered where there is more than one value, with what each would leave ---- */

const called = {
  site: (index, value) => index.sites[value],
  kind: (index, value) => index.kinds[value],
  year: (index, year) => say("year_of", { year }),
};

function offer(index) {
  const focused = filters.contains(document.activeElement) && document.activeElement.name;
  filters.replaceChildren(...FILTERS.flatMap((name) => choices(index, name)));
  if (focused) filters.querySelector(`[name="${focused}"]`)?.focus();
}

function choices(index, name) {
  const counts = search.counts(name, chosen, FEW_EXACT);
  if (name === "year") counts.delete(0);
  if (chosen[name] !== null && !counts.has(chosen[name])) counts.set(chosen[name], 0);
  if (counts.size < 2 && chosen[name] === null) return [];
  const down = name === "year" ? -1 : 1;
  const select = element("select", { name }, element("option", { value: "", textContent: say("all") }));
  for (const [value, count] of [...counts].sort(([a], [b]) => down * (a - b))) {
    const text = say("option", { name: called[name](index, value), count });
    select.append(element("option", { value, textContent: text, selected: chosen[name] === value }));
  }
  select.addEventListener("change", () => {
    chosen[name] = select.value === "" ? null : Number(select.value);
    refill(index, ++turn).catch(failed);
  });
  return [element("label", {}, `${say(name)} `, select)];
}

async function refill(index, mine) {
  search.filter(chosen);
  offer(index);
  clear();
  await show(index, mine);
}

/* ---- asking ---- */

function failed(fault) {
  clear();
  status.textContent = say("failed");
  console.error(fault);
}

async function ask() {
  const mine = ++turn;
  const query = input.value.trim();
  if (!query) {
    clear();
    filters.replaceChildren();
    status.textContent = say("hint");
    return;
  }
  try {
    const index = await open();
    const started = await Search.start(index, query);
    if (mine !== turn) return;
    search = started;
    await refill(index, mine);
  } catch (fault) {
    if (mine === turn) failed(fault);
  }
}

let wait;
input.addEventListener("input", () => {
  turn += 1;
  clearTimeout(wait);
  status.textContent = say("reading");
  wait = setTimeout(ask, 150);
});
input.addEventListener("focus", () => { open().catch(() => {}); });
form.addEventListener("submit", (event) => { event.preventDefault(); results.querySelector("a")?.focus(); });
more.addEventListener("click", async () => {
  const before = results.childElementCount;
  await open().then((index) => show(index, turn)).catch(failed);
  results.children[before]?.querySelector("a").focus();
});

input.disabled = false;
status.textContent = say("hint");
