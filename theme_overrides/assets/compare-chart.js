/* The chart of the first level: rates that can be compared, as grouped bars. */

import * as core from "./compare-core.js";
import { element } from "./compare-elements.js";
import { inPoints, percent } from "./compare-numbers.js";
import { listed, named, say, together } from "./compare-words.js";

const BARS = 4; /* bars a group: the palette tells no more apart */

export function chart({ sides, rows }) {
  const drawn = sides.slice(0, BARS);
  const roots = rows.filter((row) => !row.above.length);
  const fitting = roots.filter((row) => drawn.some((_, place) => place > 0 && rate(row, place)));
  if (!fitting.length) return [element("p", { textContent: say("chart_none") })];
  const missing = roots.some((row) => drawn.some((_, place) => !rate(row, place)));
  const notes = [sides.length > BARS && say("chart_first", { count: BARS }), missing && say("chart_missing")].filter(Boolean);
  return [figure(drawn, fitting), ...notes.map((text) => element("p", { className: "table-note", textContent: text }))];
}

/* The rate to draw; null where it may not stand beside that of the first. */
function rate(row, place) {
  return place === 0 || row.cells[place].change ? row.cells[place].side?.rate ?? null : null;
}

function figure(drawn, rows) {
  const data = drawn.map((one, place) => bars(one, place, rows));
  const layout = layoutOf(drawn, rows);
  const title = say("chart_title");
  const made = element("figure", { className: "chart", id: "chart-compare" },
    element("figcaption", { textContent: drawn.some((one) => one.head.invented) ? say("marked", { name: title }) : title }),
    element("div", { className: "chart-canvas", attributes: { role: "img", "aria-label": told(drawn, rows) } }),
    element("script", { type: "application/json", textContent: JSON.stringify({ data, layout }) }));
  made.dataset.height = layout.height;
  return made;
}

function bars(one, place, rows) {
  const rates = rows.map((row) => rate(row, place));
  return {
    type: "bar", orientation: "h", meta: `series-${place}`, name: safe(named(one.head)),
    y: rows.map((row) => wrapped(row.name)), x: rates.map((each) => each && Number(core.text(inPoints(each), 2, false))),
    text: rates.map((each) => (each ? percent(each) : "")), textposition: "auto", hoverinfo: "y+name+text", cliponaxis: false,
  };
}

function layoutOf(drawn, rows) {
  return {
    barmode: "group", height: 130 + rows.length * (24 + 26 * drawn.length),
    xaxis: { title: { text: say("chart_axis") }, range: [0, 100], rangemode: "tozero", fixedrange: true },
    yaxis: { autorange: "reversed", automargin: true, fixedrange: true },
    legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0, traceorder: "normal" },
  };
}

/* The chart in words. */
function told(drawn, rows) {
  const value = (row, place) => (rate(row, place) ? percent(rate(row, place)) : say("verdict_not_comparable"));
  const values = (row) => drawn.map((one, place) => say("chart_value", { name: named(one.head), value: value(row, place) }));
  return say("chart_alt", { rows: together("series", rows.map((row) => say("chart_row", { name: row.name, values: listed(values(row)) }))) });
}

/* The library reads markup in names. */
const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function wrapped(text) {
  return (safe(text).match(/(?:&\w+;|[^&]){1,9}/gu) ?? []).slice(0, 3).join("<br>");
}
