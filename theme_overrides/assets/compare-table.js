/* The table of all indicators; rows below others open and close. */

import { cellLines, sideLines, totalLines } from "./compare-cells.js";
import { button, element, region } from "./compare-elements.js";
import { named, say } from "./compare-words.js";

const open = new Set(); /* rows whose children are shown, by indicator of the first; kept while the choice changes */

export function table({ sides, pairs, rows, policy }) {
  const headings = [[say("indicator"), false], ...sides.map((one, place) => [
    place === 0 ? say("base_head", { name: named(one.head) }) : named(one.head), true])];
  const made = new Map(rows.map((row) => [row.id, tableRow(row, policy)]));
  const totals = lastRow("total", sides.map((one, place) => totalLines(one, pairs[place - 1], policy)));
  const grades = lastRow("grade", sides.map((one) => [one.head.grade ?? say("ungraded")]));
  const caption = say("table_caption", { first: named(sides[0].head) });
  const shown = region(caption, headings, [...made.values(), totals, grades], "compare-table", true);
  return [folding(shown, rows, made), shown];
}

/* The buttons above the table that open and close all rows; those in it do so for one. */
function folding(shown, rows, made) {
  const show = (ids) => {
    open.clear();
    ids.forEach((id) => open.add(id));
    fold(rows, made);
  };
  shown.addEventListener("click", (event) => {
    const id = event.target.closest("button.compare-open")?.dataset.row;
    if (id !== undefined) show(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id]);
  });
  fold(rows, made);
  return element("p", { className: "compare-fold" },
    button("compare-small", say("open_all"), () => show(rows.filter((row) => row.isParent).map((row) => row.id))),
    button("compare-small", say("close_all"), () => show([])));
}

function fold(rows, made) {
  for (const row of rows) {
    made.get(row.id).hidden = !row.above.every((id) => open.has(id));
    made.get(row.id).querySelector("button")?.setAttribute("aria-expanded", String(open.has(row.id)));
  }
}

function tableRow(row, policy) {
  const name = element("th", { scope: "row", className: `depth-${Math.min(row.level - 1, 3)}` }, row.isParent ? opener(row) : row.name);
  return element("tr", {}, name, ...numbers(row.cells.map((cell, place) => (place ? cellLines(cell, policy) : sideLines(cell)))));
}

function opener(row) {
  const made = element("button", { type: "button", className: "compare-open", textContent: row.name });
  made.dataset.row = row.id;
  return made;
}

function lastRow(key, cells) {
  return element("tr", { className: "total" }, element("th", { scope: "row", textContent: say(key) }), ...numbers(cells));
}

const numbers = (cells) => cells.flatMap((lines) => ["\n", element("td", { className: "number" }, ...lines)]);
