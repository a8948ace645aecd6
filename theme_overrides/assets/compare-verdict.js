/* Whether two evaluations can be compared, what limits it, and what their totals differ by. */

import * as core from "./compare-core.js";
import { element, region } from "./compare-elements.js";
import { addUp, digitsOfParts, percent, signed } from "./compare-numbers.js";
import { named, plainly, say, together } from "./compare-words.js";

const WHOLE = ["scale", "grades", "body", "other_body", "veto", "ungraded", "invented"];
const ONE_SIDED = ["new", "dropped"];
const CAUSES = ["performance", "framework", "inseparable", "rest"];

export function verdict(pair) {
  const names = { other: named(pair.new.head), first: named(pair.old.head) };
  const { declared } = pair.alignment;
  const limits = pair.limits.filter((one) => declared || one.kind !== "undeclared");
  return element("section", { className: "compare-pair" },
    element("h3", { textContent: say("against", names) }),
    element("p", { className: `compare-verdict ${pair.verdict}`, textContent: say(`verdict_${pair.verdict}`) }),
    element("p", { textContent: declared ? say("shared", { share: percent(pair.shared) }) : say("undeclared_pair") }),
    limits.length ? element("ul", {}, ...limits.map((one) => element("li", { textContent: limitText(one, pair) }))) : "",
    ...(pair.split ? split(pair, names) : []));
}

/* Limits of whole evaluations stand alone; those of indicators say how much they are worth. */
function limitText(limit, pair) {
  const names = { older: plainly(pair.old.head), newer: plainly(pair.new.head) };
  const shares = { old: percent(limit.shareOld), new: percent(limit.shareNew) };
  const weights = { old_weight: core.fitting(pair.old.weight, 0), new_weight: core.fitting(pair.new.weight, 0) };
  const reasons = together("series", pair.bodies.map((one) => one.reason.replace(/[。.]$/, "")));
  const text = say(`limit_${limit.kind}`, { ...names, ...shares, ...weights, reasons });
  return WHOLE.includes(limit.kind) || ONE_SIDED.includes(limit.kind) ? text : say("limit_shares", { text, ...names, ...shares });
}

/* The difference of the totals by cause; causes that add nothing are left out. */
export function split(pair, names) {
  const { total } = pair.split;
  const causes = CAUSES.filter((cause) => core.sign(pair.split[cause]));
  const parts = causes.map((cause) => pair.split[cause]);
  const digits = digitsOfParts(parts, total, pair.new.digits);
  const rows = [...causes, "total"].map((part) => splitRow(part, pair.split[part], digits));
  const made = region(say("split_caption", names), [[say("split_cause"), false], [say("split_points"), true]], rows, "compare-split");
  return [
    pair.verdict === "not_comparable" ? element("p", { textContent: say("split_apart") }) : "",
    made,
    addUp(parts, total, digits) ? "" : element("p", { className: "table-note", textContent: say("split_rounded") })];
}

function splitRow(part, points, digits) {
  return element("tr", { className: part === "total" ? "total" : "" },
    element("th", { scope: "row", textContent: say(`split_${part}`) }), "\n",
    element("td", { className: "number", textContent: signed(points, digits) }));
}
