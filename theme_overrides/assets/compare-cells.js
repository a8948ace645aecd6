/* What stands in a cell of the table: points, rate, difference, or why there is none. */

import * as core from "./compare-core.js";
import { line } from "./compare-elements.js";
import { percent, rateDifference, totalDifference } from "./compare-numbers.js";
import { listed, say, together } from "./compare-words.js";

export const namesOf = (sheet, ids) => listed(ids.map((id) => sheet.byId.get(id).name));

const differing = (text) => line("compare-change", text);
const none = (reason) => line("compare-none", say("not_comparable", { reason }));

/* An indicator of one evaluation, alone. */
export function sideLines({ side, applies, digits }) {
  if (!side) return [];
  if (!applies) return [line("compare-points", say("absent"))];
  const full = core.fitting(core.sign(side.full) ? side.full : side.weight, 0);
  const points = line("compare-points", `${core.fitting(side.score, digits)} / ${full}`);
  return side.rate ? [points, line("compare-rate", percent(side.rate))] : [points];
}

/* An indicator beside that of the first evaluation. */
export function cellLines(cell, policy) {
  const difference = cell.change ? differing(rateDifference(cell.change)) : none(whyNot(cell, policy));
  return [...sideLines(cell), difference, ...cellNotes(cell).map((text) => line("compare-note", text))];
}

/* A total, beside that of the first evaluation if there is a pair. */
export function totalLines(one, pair, policy) {
  const lines = [
    line("compare-points", `${core.fitting(one.score, one.digits)} / ${core.fitting(one.weight, 0)}`),
    line("compare-rate", percent(core.over(one.score, one.weight)))];
  if (!pair) return lines;
  const difference = totalDifference(pair);
  return [...lines, difference ? differing(difference) : none(whyNoTotal(pair, policy))];
}

/* What stands beside the difference: other names, sums, limits in a few words. */
export function cellNotes(cell) {
  const { pair } = cell;
  const notes = [];
  if (cell.grouped) notes.push(say("grouped", { old: namesOf(pair.old, cell.old), new: namesOf(pair.new, cell.ids) }));
  else if (cell.renamed) notes.push(say("named", { names: namesOf(pair.new, cell.ids) }));
  if (cell.change) notes.push(...short(cell.limits.map((one) => one.kind)));
  return notes;
}

/* Which of the two is newer is not known here: what only one has is neither new nor dropped. */
const ONE_SIDED = { new: "one_sided", dropped: "one_sided" };

const short = (kinds) => [...new Set(kinds.map((kind) => ONE_SIDED[kind] ?? `short_${kind}`))].map((key) => say(key));

/* What forbids a comparison; that one of the two is invented is reason enough. */
function forbidden(limits, policy) {
  const kinds = limits.map((one) => one.kind).filter((kind) => policy.forbidding.includes(kind));
  return short(kinds.includes("invented") ? ["invented"] : kinds);
}

export function whyNot(cell, policy) {
  const forbidding = forbidden(cell.joined ? cell.limits : cell.pair.limits, policy);
  if (forbidding.length) return together("series", forbidding);
  if (!cell.joined) return say("not_declared");
  if (cell.neither) return say("short_neither");
  if (cell.verdict !== "not_comparable") return say("rate_unknown");
  const reasons = short(cell.limits.map((one) => one.kind));
  return together("series", cell.judgedWhole ? [say("too_little"), ...reasons] : reasons);
}

export function whyNoTotal(pair, policy) {
  const forbidding = forbidden(pair.limits, policy);
  return forbidding.length ? together("series", forbidding) : say("too_little");
}
