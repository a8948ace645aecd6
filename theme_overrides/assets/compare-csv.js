/* The table as a CSV: one row for each indicator and evaluation; numbers stand apart from texts. */

import { cellNotes, namesOf, whyNot, whyNoTotal } from "./compare-cells.js";
import * as core from "./compare-core.js";
import { button, element } from "./compare-elements.js";
import { inPoints } from "./compare-numbers.js";
import { listed, named, say, together } from "./compare-words.js";

const COLUMNS = [
  "csv_department", "year", "csv_invented", "csv_id", "indicator", "csv_name", "csv_score", "csv_full", "csv_rate",
  "csv_base", "csv_change", "csv_comparable", "reason"];

/* A button that saves the comparison. */
export function saving(found) {
  return button("button", say("csv"), () => {
    const url = URL.createObjectURL(new Blob([core.csv(csvRows(found))], { type: "text/csv;charset=utf-8" }));
    element("a", { href: url, download: `${say("csv_file")}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
}

function csvRows(found) {
  const cells = found.rows.flatMap((row) => row.cells.map((cell, place) => cellRow(row, cell, place, found)));
  const totals = found.sides.map((one, place) => totalRow(one, place, found));
  return [COLUMNS.map((key) => text(say(key))), ...cells, ...totals];
}

const text = (value) => ({ text: value });
const number = (value) => ({ number: value });
const flag = (whether) => say(whether ? "yes" : "no");
const who = (one) => [text(one.head.name), number(one.head.year), text(flag(one.head.invented))];
const points = (rate) => core.text(inPoints(rate), 2, false);
const plain = (rate) => number(rate ? `${points(rate)}%` : "");
const base = (place, sides) => text(place ? named(sides[0].head) : "");
const comparable = (place, change) => text(place ? flag(change) : "");

function cellRow(row, cell, place, { sides, policy }) {
  const side = cell.applies ? cell.side : null;
  const why = place && !cell.change ? [whyNot(cell, policy)] : cell.applies ? [] : [say("absent")];
  return [...who(sides[place]), text(listed(cell.ids)), text(row.name), text(namesOf(sides[place], cell.ids)),
    number(side ? core.fitting(side.score, cell.digits, false) : ""), number(side ? core.fitting(side.full, 0, false) : ""),
    plain(side?.rate), base(place, sides), number(cell.change ? points(cell.change) : ""),
    comparable(place, cell.change), text(together("series", [...why, ...(place ? cellNotes(cell) : [])]))];
}

function totalRow(one, place, { sides, pairs, policy }) {
  const found = place ? core.ofTotals(pairs[place - 1]) : null;
  const change = found?.points ? core.fitting(found.points, one.digits, false) : found ? points(found.rate) : "";
  return [...who(one), text(""), text(say("total")), text(say("total")), number(core.fitting(one.score, one.digits, false)),
    number(core.fitting(one.weight, 0, false)), plain(core.over(one.score, one.weight)), base(place, sides), number(change),
    comparable(place, found), text(place && !found ? whyNoTotal(pairs[place - 1], policy) : "")];
}
