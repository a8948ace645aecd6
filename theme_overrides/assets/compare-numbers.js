/* Numbers as readers see them. */

import * as core from "./compare-core.js";
import { say } from "./compare-words.js";

export const inPoints = (rate) => core.times(rate, core.whole(100));
export const percent = (rate) => (rate === null ? "—" : `${core.text(inPoints(rate), 2)}%`);

/* How many digits it takes to be exact, `digits` at least. */
const digitsOf = (value, digits) => core.fitting(value, digits).split(".")[1]?.length ?? 0;

const RATES = { higher: "higher", lower: "lower", level: "level" };
const POINTS = { higher: "points_higher", lower: "points_lower", level: "points_level" };

function difference(change, digits, keys) {
  const way = core.sign(change);
  if (way === 0) return say(keys.level);
  return say(way > 0 ? keys.higher : keys.lower, { points: core.text(core.magnitude(change), digits) });
}

export const rateDifference = (change) => difference(inPoints(change), 2, RATES);

/* The difference of the totals of a pair; null where they may not be compared. */
export function totalDifference(pair) {
  const found = core.ofTotals(pair);
  if (!found) return null;
  return found.points ? difference(found.points, digitsOf(found.points, pair.new.digits), POINTS) : rateDifference(found.rate);
}

export function signed(value, digits) {
  const text = core.text(core.magnitude(value), digits);
  return core.sign(value) < 0 ? `−${text}` : core.sign(value) > 0 ? `+${text}` : text;
}

const MORE_DIGITS = 2;

/* Do parts, each rounded, add up to the total? */
export function addUp(parts, total, digits) {
  const rounded = parts.map((one) => core.read(core.text(one, digits, false)));
  return core.order(core.sum(rounded), total) === 0;
}

/* As many digits as show the total exactly, or up to two more than `digits` until its parts add up. */
export function digitsOfParts(parts, total, digits) {
  let own = digitsOf(total, digits);
  while (own < digits + MORE_DIGITS && !addUp(parts, total, own)) own += 1;
  return own;
}
