/* What is not the same on both sides, with the reasons the frameworks give. */

import { sideLines } from "./compare-cells.js";
import * as core from "./compare-core.js";
import { element, line, region } from "./compare-elements.js";
import { listed, named, say, together } from "./compare-words.js";

export function unjoined(pairs) {
  const found = pairs.map((pair) => [pair, core.apart(pair)]).filter(([, changes]) => changes.length);
  if (!found.length) return [];
  return [element("h2", { textContent: say("unjoined") }), element("p", { textContent: say("unjoined_text") }),
    ...found.map(([pair, changes]) => changesOf(pair, changes))];
}

function changesOf(pair, changes) {
  const [older, newer] = [named(pair.old.head), named(pair.new.head)];
  const headings = [say("change"), older, newer, say("reason")].map((text) => [text, false]);
  return element("details", { className: "leaf compare-apart" },
    element("summary", { textContent: say("unjoined_count", { other: newer, first: older, count: changes.length }) }),
    region(say("unjoined_caption", { older, newer }), headings, changes.map(changeRow), "compare-unjoined", true));
}

function changeRow(one) {
  return element("tr", {},
    element("th", { scope: "row", textContent: say(`joint_${one.joint}`) }), "\n",
    element("td", {}, ...nodes(one.old)), "\n", element("td", {}, ...nodes(one.new)), "\n",
    element("td", { textContent: one.reasons.length ? together("sentences", one.reasons) : say("no_reason") }));
}

function nodes(found) {
  if (!found.length) return [say("nothing")];
  return found.map((one) => line("compare-node", say("node", { name: one.name, points: listed(sideLines(one).map((each) => each.textContent)) })));
}
