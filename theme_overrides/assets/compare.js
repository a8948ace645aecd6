/* The page that sets evaluations side by side: choice, address, table, chart, CSV.
   What may be compared is decided in compare-core.js; every text becomes a text node. */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const app = document.getElementById("compare-app");
  if (!app) return;
  const WORDS = JSON.parse(app.querySelector("script").textContent);
  const root = new URL(app.dataset.root, location.href);
  const files = new URL(app.dataset.files, location.href);
  const LEAST = 2;
  const MOST = 6;
  const BARS = 4; /* bars a group: the palette tells no more apart */

  /* A text with its gaps filled; {count:one|other} chooses a form, as in the catalogue. */
  function say(key, values = {}) {
    return WORDS[key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (gap, name, one, other) => {
      const value = String(values[name] ?? "");
      return one === undefined ? value : value === "1" ? one : other;
    });
  }

  const together = (key, texts) => texts.join(say(key));
  const listed = (texts) => together("listed", texts);

  function element(name, properties = {}, ...children) {
    const { attributes = {}, ...own } = properties;
    const made = Object.assign(document.createElement(name), own);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter((one) => one !== null && one !== ""));
    return made;
  }

  const panel = app.appendChild(element("div", { className: "compare-panel" }));
  const status = app.appendChild(element("p", { className: "compare-status", attributes: { role: "status", "aria-live": "polite" } }));
  const notices = app.appendChild(element("div", { className: "compare-notices" }));
  const result = app.appendChild(element("div", { className: "compare-result" }));

  /* Names and reasons are Chinese in every language of the site; software that reads aloud is told so. */
  const CHINESE = /[（《“]?\p{Script=Han}(?:[^A-Za-z]*[\p{Script=Han}。，、；：！？）》”])?/gu;

  function markChinese(changes) {
    for (const node of changes.flatMap((one) => [...one.addedNodes])) {
      const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let text = node.nodeType === Node.TEXT_NODE ? node : texts.nextNode(); text; text = texts.nextNode()) found.push(text);
      found.filter((text) => text.parentElement && !text.parentElement.closest(":lang(zh), script, .chart-canvas")).forEach(marked);
    }
  }

  function marked(text) {
    const runs = [...text.data.matchAll(CHINESE)];
    if (!runs.length) return;
    if (text.parentElement.localName === "option") { text.parentElement.lang = "zh"; return; }
    let at = 0;
    const parts = runs.flatMap((run) => {
      const before = text.data.slice(at, run.index);
      at = run.index + run[0].length;
      return [before, element("span", { lang: "zh", textContent: run[0] })];
    });
    text.replaceWith(...parts, text.data.slice(at));
  }

  if (!document.documentElement.matches(":lang(zh)")) new MutationObserver(markChinese).observe(app, { childList: true, subtree: true });

  if (location.protocol === "file:") {
    status.textContent = say("from_file");
    return;
  }
  status.textContent = say("reading");

  let core; /* compare-core.js */
  let data; /* the files of the comparison, each read once */
  let index; /* all evaluations that may be chosen */
  let chosen = []; /* ids in the order of the address */
  let turn = 0; /* the newest choice; files that come late for older ones are dropped */
  const open = new Set(); /* rows whose children are shown, by indicator of the first */

  /* ---- names ---- */

  /* Marked where the evaluation is invented; in a sentence whose heading is marked, plain. */
  const plainly = (one) => say("evaluation", { name: one.short_name, year: one.year });
  const named = (one) => (one.invented ? say("marked", { name: plainly(one) }) : plainly(one));

  const at = (one) => new URL(`${one.id}/`, root).href;

  /* ---- choosing ---- */

  function field(key, control) {
    control.id = `compare-${key}`;
    return element("div", { className: "compare-field" }, element("label", { htmlFor: control.id, textContent: say(key) }), control);
  }

  const filter = element("input", { type: "search", autocomplete: "off", spellcheck: false });
  const department = element("select");
  const year = element("select");
  const add = element("button", { type: "submit", className: "button", textContent: say("add") });
  const form = element("form", { className: "compare-form" },
    element("fieldset", {}, element("legend", { textContent: say("choose") }),
      field("filter", filter), field("department", department), field("year", year), add));
  const heading = element("h2", { id: "chosen", textContent: say("chosen") });
  const list = element("ol", { className: "compare-chosen", attributes: { "aria-labelledby": "chosen" } });
  const hint = element("p", { className: "table-note" });

  function fillDepartments() {
    const kept = department.value;
    const wanted = filter.value.trim().toLowerCase();
    const groups = new Map();
    for (const one of index.departments) {
      if (!one.found.some((text) => text.includes(wanted))) continue;
      const label = one.invented ? say("marked", { name: one.region || say("no_region") }) : one.region || say("no_region");
      if (!groups.has(label)) groups.set(label, []);
      groups.get(label).push(element("option", { value: one.id, textContent: one.name }));
    }
    department.replaceChildren(...[...groups].map(([label, options]) => element("optgroup", { label }, ...options)));
    if (!groups.size) department.append(element("option", { value: "", textContent: say("no_match") }));
    if ([...department.options].some((one) => one.value === kept)) department.value = kept;
    fillYears();
  }

  function fillYears() {
    const kept = year.value;
    const years = index.evaluations.filter((one) => one.department === department.value);
    year.replaceChildren(...years.map((one) => element("option", { value: one.year, textContent: say("year_option", { year: one.year }) })));
    if (years.some((one) => one.year === kept)) year.value = kept;
    add.disabled = !years.length;
  }

  function change(next, said) {
    chosen = next;
    history.pushState(null, "", core.address(location.pathname, chosen));
    show(said);
  }

  function choose(event) {
    event.preventDefault();
    const one = index.byId.get(`${department.value}/${year.value}`);
    if (!one) return;
    if (chosen.includes(one.id)) status.textContent = say("twice", { name: named(one) });
    else if (chosen.length >= MOST) status.textContent = say("full", { most: MOST });
    else change([...chosen, one.id], say("added", { name: named(one), count: chosen.length + 1 }));
  }

  function remove(place) {
    const one = index.byId.get(chosen[place]);
    change(chosen.filter((_, each) => each !== place), say("removed", { name: named(one), count: chosen.length - 1 }));
    const left = list.querySelectorAll(".compare-remove");
    (left[Math.min(place, left.length - 1)] ?? department).focus();
  }

  function move(place, by) {
    const next = [...chosen];
    const [id] = next.splice(place, 1);
    next.splice(place + by, 0, id);
    change(next, say("moved", { name: named(index.byId.get(id)), place: place + by + 1 }));
    const row = list.children[place + by];
    const wanted = row.querySelector(by < 0 ? ".compare-earlier" : ".compare-later");
    (wanted.disabled ? row.querySelector("button:not([disabled])") : wanted).focus();
  }

  function button(key, name, className, pressed, disabled = false) {
    const made = element("button", { type: "button", className, disabled, textContent: say(key) });
    made.setAttribute("aria-label", say(`${key}_named`, { name }));
    made.addEventListener("click", pressed);
    return made;
  }

  function listChosen() {
    list.replaceChildren(...chosen.map((id, place) => {
      const one = index.byId.get(id);
      const name = named(one);
      return element("li", {},
        element("span", { className: "compare-name" }, element("a", { href: at(one), textContent: name }),
          place === 0 && chosen.length > 1 ? element("span", { className: "tag", textContent: say("base") }) : ""),
        element("span", { className: "compare-buttons" },
          button("earlier", name, "compare-earlier", () => move(place, -1), place === 0),
          button("later", name, "compare-later", () => move(place, 1), place === chosen.length - 1),
          button("remove", name, "compare-remove", () => remove(place))));
    }));
    heading.hidden = list.hidden = !chosen.length;
    hint.textContent = chosen.length >= LEAST ? say("base_note", { name: plainly(index.byId.get(chosen[0])) }) : "";
  }

  /* ---- what the address says ---- */

  function notice(text, href) {
    notices.append(element("p", { className: "mark notice" }, href ? element("a", { href, textContent: text }) : text));
  }

  function readAddress() {
    notices.replaceChildren();
    const { ids, twice } = core.asked(location.search);
    const known = ids.filter((id) => index.byId.has(id));
    for (const id of ids.filter((one) => !index.byId.has(one))) {
      const gone = index.withdrawn.includes(id) ? "withdrawn" : index.announced.includes(id) ? "announced" : "unknown";
      notice(say(gone, { id }), gone === "withdrawn" ? new URL(`${id}/`, root).href : null);
    }
    for (const id of twice) notice(say("twice", { name: index.byId.has(id) ? named(index.byId.get(id)) : id }));
    if (known.length > MOST) notice(say("too_many", { most: MOST, names: listed(known.slice(MOST).map((id) => named(index.byId.get(id)))) }));
    chosen = known.slice(0, MOST);
  }

  /* ---- the comparison ---- */

  async function show(said) {
    const mine = ++turn;
    listChosen();
    if (said) notices.replaceChildren();
    if (chosen.length < LEAST) {
      result.replaceChildren();
      const hint = say(chosen.length ? "one_more" : "two_needed");
      status.textContent = said ? together("sentences", [said, hint]) : hint;
      return;
    }
    if (!said) status.textContent = say("reading");
    try {
      const sides = await Promise.all(chosen.map((id) => data.evaluation(index.byId.get(id))));
      const [first, ...others] = sides;
      const pairs = await Promise.all(others.map(async (one) => core.compare(first, one, await data.alignment(first, one, index), index)));
      if (mine !== turn) return;
      draw(sides, pairs);
      status.textContent = said ?? say("shown", { count: sides.length });
    } catch (fault) {
      if (mine !== turn) return;
      result.replaceChildren();
      status.textContent = say("failed");
      throw fault;
    }
  }

  function draw(sides, pairs) {
    const rows = core.rows(sides, pairs);
    result.replaceChildren(
      tools(sides, pairs, rows),
      element("h2", { textContent: say("verdicts") }), ...pairs.map(verdict),
      element("h2", { textContent: say("chart") }), ...chart(sides, rows),
      element("h2", { textContent: say("table") }), ...comparison(sides, pairs, rows),
      ...unjoined(pairs));
    result.querySelector("figure.chart")?.dispatchEvent(new CustomEvent("chart-added", { bubbles: true }));
  }

  /* ---- numbers in words ---- */

  const percent = (rate) => (rate === null ? "—" : `${core.text(core.times(rate, core.whole(100)), 2)}%`);

  function difference(change, digits, keys) {
    const way = core.sign(change);
    if (way === 0) return say(keys.level);
    return say(way > 0 ? keys.higher : keys.lower, { points: core.text(core.magnitude(change), digits) });
  }

  const RATES = { higher: "higher", lower: "lower", level: "level" };
  const POINTS = { higher: "points_higher", lower: "points_lower", level: "points_level" };
  const inPoints = (rate) => core.times(rate, core.whole(100));
  const rateDifference = (change) => difference(inPoints(change), 2, RATES);

  function totalDifference(pair) {
    const found = core.ofTotals(pair);
    if (!found) return null;
    return found.points ? difference(found.points, digitsOf(found.points, pair.new.digits), POINTS) : rateDifference(found.rate);
  }

  const digitsOf = (value, digits) => core.fitting(value, digits).split(".")[1]?.length ?? 0;

  /* ---- verdicts ---- */

  const WHOLE = ["scale", "grades", "body", "other_body", "veto", "ungraded", "invented"];
  const ONE_SIDED = ["new", "dropped"];

  function limitText(limit, pair) {
    const names = { older: plainly(pair.old.head), newer: plainly(pair.new.head) };
    const shares = { old: percent(limit.shareOld), new: percent(limit.shareNew) };
    const weights = { old_weight: core.fitting(pair.old.weight, 0), new_weight: core.fitting(pair.new.weight, 0) };
    const reasons = together("series", pair.bodies.map((one) => one.reason.replace(/[。.]$/, "")));
    const text = say(`limit_${limit.kind}`, { ...names, ...shares, ...weights, reasons });
    return WHOLE.includes(limit.kind) || ONE_SIDED.includes(limit.kind) ? text : say("limit_shares", { text, ...names, ...shares });
  }

  function verdict(pair) {
    const names = { other: named(pair.new.head), first: named(pair.old.head) };
    const parts = [
      element("h3", { textContent: say("against", names) }),
      element("p", { className: `compare-verdict ${pair.verdict}`, textContent: say(`verdict_${pair.verdict}`) }),
      element("p", { textContent: pair.alignment.declared ? say("shared", { share: percent(pair.shared) }) : say("undeclared_pair") }),
    ];
    const limits = pair.limits.filter((one) => pair.alignment.declared || one.kind !== "undeclared");
    if (limits.length) parts.push(element("ul", {}, ...limits.map((one) => element("li", { textContent: limitText(one, pair) }))));
    if (pair.split) parts.push(...split(pair, names));
    return element("section", { className: "compare-pair" }, ...parts);
  }

  const SPLIT = ["performance", "framework", "inseparable", "rest", "total"];

  function split(pair, names) {
    const shown = SPLIT.filter((part) => part === "total" || core.sign(pair.split[part]));
    const digits = Math.min(Math.max(...shown.map((part) => digitsOf(pair.split[part], pair.new.digits))), pair.new.digits + 2);
    const rows = shown.map((part) => element("tr", { className: part === "total" ? "total" : "" },
      element("th", { scope: "row", textContent: say(`split_${part}`) }), "\n",
      element("td", { className: "number", textContent: signed(pair.split[part], digits) })));
    const made = region(say("split_caption", names), [[say("split_cause"), false], [say("split_points"), true]], rows, "compare-split");
    return pair.verdict === "not_comparable" ? [element("p", { textContent: say("split_apart") }), made] : [made];
  }

  function signed(value, digits) {
    const text = core.text(core.magnitude(value), digits);
    return core.sign(value) < 0 ? `−${text}` : core.sign(value) > 0 ? `+${text}` : text;
  }

  /* ---- tables ---- */

  function region(caption, headings, rows, className, wide = false) {
    const head = element("tr", {}, ...headings.flatMap(([text, numeric]) => [element("th", { scope: "col", className: numeric ? "number" : "", textContent: text }), "\n"]));
    const table = element("table", { className: `figures ${className}` },
      element("caption", { textContent: caption }), element("thead", {}, head), element("tbody", {}, ...rows));
    const made = element("div", { className: "table-region" }, table);
    if (wide) for (const [key, value] of Object.entries({ role: "region", tabindex: "0", "aria-label": caption })) made.setAttribute(key, value);
    return made;
  }

  function comparison(sides, pairs, rows) {
    const headings = [[say("indicator"), false], ...sides.map((one, place) => [
      place === 0 ? say("base_head", { name: named(one.head) }) : named(one.head), true])];
    const made = new Map(rows.map((row) => [row.id, tableRow(row, sides, pairs)]));
    const totals = lastRow("total", sides.map((one, place) => totalLines(one, pairs[place - 1])));
    const grades = lastRow("grade", sides.map((one) => [one.head.grade ?? say("ungraded")]));
    const caption = say("table_caption", { first: named(sides[0].head) });
    const table = region(caption, headings, [...made.values(), totals, grades], "compare-table", true);
    const fold = () => {
      for (const row of rows) {
        made.get(row.id).hidden = !row.above.every((id) => open.has(id));
        made.get(row.id).querySelector("button")?.setAttribute("aria-expanded", String(open.has(row.id)));
      }
    };
    table.addEventListener("click", (event) => {
      const id = event.target.closest("button.compare-open")?.dataset.row;
      if (id === undefined) return;
      if (!open.delete(id)) open.add(id);
      fold();
    });
    const all = ["open_all", "close_all"].map((key) => {
      const one = element("button", { type: "button", className: "compare-small", textContent: say(key) });
      one.addEventListener("click", () => {
        open.clear();
        if (key === "open_all") rows.filter((row) => row.isParent).forEach((row) => open.add(row.id));
        fold();
      });
      return one;
    });
    fold();
    return [element("p", { className: "compare-fold" }, ...all), table];
  }

  function tableRow(row, sides, pairs) {
    const name = element("th", { scope: "row", className: `depth-${Math.min(row.level - 1, 3)}` });
    if (row.isParent) {
      const opener = element("button", { type: "button", className: "compare-open", textContent: row.name });
      opener.dataset.row = row.id;
      name.append(opener);
    } else name.append(row.name);
    const cells = row.cells.flatMap((cell, place) => ["\n", element("td", { className: "number" }, ...(place ? cellLines(cell) : sideLines(cell)))]);
    return element("tr", {}, name, ...cells);
  }

  function lastRow(key, cells) {
    return element("tr", { className: "total" }, element("th", { scope: "row", textContent: say(key) }),
      ...cells.flatMap((lines) => ["\n", element("td", { className: "number" }, ...lines)]));
  }

  const line = (className, textContent) => element("span", { className, textContent });
  const differing = (text) => line("compare-change", text);
  const none = (reason) => line("compare-none", say("not_comparable", { reason }));

  function sideLines({ side, applies, digits }) {
    if (!side) return [];
    if (!applies) return [line("compare-points", say("absent"))];
    const full = core.fitting(core.sign(side.full) ? side.full : side.weight, 0);
    return [line("compare-points", `${core.fitting(side.score, digits)} / ${full}`), side.rate && line("compare-rate", percent(side.rate))].filter(Boolean);
  }

  const namesOf = (sheet, ids) => listed(ids.map((id) => sheet.byId.get(id).name));

  /* What stands beside the difference: other names, sums, limits in a few words. */
  function cellNotes(cell) {
    const { pair } = cell;
    const notes = [];
    if (cell.grouped) notes.push(say("grouped", { old: namesOf(pair.old, cell.old), new: namesOf(pair.new, cell.ids) }));
    else if (cell.renamed) notes.push(say("named", { names: namesOf(pair.new, cell.ids) }));
    if (cell.change) notes.push(...new Set(cell.limits.map((one) => say(`short_${one.kind}`))));
    return notes;
  }

  const short = (kinds) => [...new Set(kinds)].map((kind) => say(`short_${kind}`));

  /* What forbids a comparison; that one of the two is invented is reason enough. */
  function forbidden(limits) {
    const kinds = limits.map((one) => one.kind).filter((kind) => index.policy.forbidding.includes(kind));
    return short(kinds.includes("invented") ? ["invented"] : kinds);
  }

  function whyNot(cell) {
    const forbidding = forbidden(cell.joined ? cell.limits : cell.pair.limits);
    if (forbidding.length) return together("series", forbidding);
    if (!cell.joined) return say("not_declared");
    if (cell.verdict !== "not_comparable") return say("rate_unknown");
    const reasons = short(cell.limits.map((one) => one.kind));
    return together("series", cell.judgedWhole ? [say("too_little"), ...reasons] : reasons);
  }

  function cellLines(cell) {
    const difference = cell.change ? differing(rateDifference(cell.change)) : none(whyNot(cell));
    return [...sideLines(cell), difference, ...cellNotes(cell).map((text) => line("compare-note", text))];
  }

  function totalLines(one, pair) {
    const lines = [line("compare-points", `${core.fitting(one.score, one.digits)} / ${core.fitting(one.weight, 0)}`), line("compare-rate", percent(core.over(one.score, one.weight)))];
    if (!pair) return lines;
    const difference = totalDifference(pair);
    return [...lines, difference ? differing(difference) : none(whyNoTotal(pair))];
  }

  function whyNoTotal(pair) {
    const forbidding = forbidden(pair.limits);
    return forbidding.length ? together("series", forbidding) : say("too_little");
  }

  /* ---- what is not the same on both sides ---- */

  function unjoined(pairs) {
    const found = pairs.map((pair) => [pair, core.apart(pair)]).filter(([, changes]) => changes.length);
    if (!found.length) return [];
    return [element("h2", { textContent: say("unjoined") }), element("p", { textContent: say("unjoined_text") }),
      ...found.map(([pair, changes]) => unjoinedTable(pair, changes))];
  }

  function unjoinedTable(pair, changes) {
    const [older, newer] = [named(pair.old.head), named(pair.new.head)];
    const rows = changes.map((one) => element("tr", {},
      element("th", { scope: "row", textContent: say(`joint_${one.joint}`) }), "\n",
      element("td", {}, ...nodes(one.old)), "\n", element("td", {}, ...nodes(one.new)), "\n",
      element("td", { textContent: one.reasons.length ? together("sentences", one.reasons) : say("no_reason") })));
    const headings = [say("change"), older, newer, say("reason")].map((text) => [text, false]);
    return element("details", { className: "leaf compare-apart" },
      element("summary", { textContent: say("unjoined_count", { other: newer, first: older, count: changes.length }) }),
      region(say("unjoined_caption", { older, newer }), headings, rows, "compare-unjoined", true));
  }

  function nodes(found) {
    if (!found.length) return [say("nothing")];
    return found.map((one) => line("compare-node", say("node", { name: one.name, points: listed(sideLines(one).map((each) => each.textContent)) })));
  }

  /* ---- chart ---- */

  const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  function wrapped(text) {
    return (safe(text).match(/(?:&\w+;|[^&]){1,9}/gu) ?? []).slice(0, 3).join("<br>");
  }

  function chart(sides, rows) {
    const drawn = sides.slice(0, BARS);
    const rate = (row, place) => (place === 0 || row.cells[place].change ? row.cells[place].side?.rate ?? null : null);
    const roots = rows.filter((row) => !row.above.length);
    const fitting = roots.filter((row) => drawn.some((_, place) => place > 0 && rate(row, place)));
    if (!fitting.length) return [element("p", { textContent: say("chart_none") })];
    const values = (place) => fitting.map((row) => rate(row, place));
    const data = drawn.map((one, place) => ({
      type: "bar", orientation: "h", meta: `series-${place}`, name: safe(named(one.head)),
      y: fitting.map((row) => wrapped(row.name)), x: values(place).map((one) => one && Number(core.text(inPoints(one), 2, false))),
      text: values(place).map((one) => (one ? percent(one) : "")), textposition: "auto", hoverinfo: "y+name+text", cliponaxis: false,
    }));
    const layout = {
      barmode: "group", height: 130 + fitting.length * (24 + 26 * drawn.length),
      xaxis: { title: { text: say("chart_axis") }, range: [0, 100], rangemode: "tozero", fixedrange: true },
      yaxis: { autorange: "reversed", automargin: true, fixedrange: true },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0, traceorder: "normal" },
    };
    const told = fitting.map((row) => say("chart_row", { name: row.name, values: listed(drawn.map((one, place) => say("chart_value", {
      name: named(one.head), value: rate(row, place) ? percent(rate(row, place)) : say("verdict_not_comparable") }))) }));
    const title = say("chart_title");
    const figure = element("figure", { className: "chart", id: "chart-compare" },
      element("figcaption", { textContent: drawn.some((one) => one.head.invented) ? say("marked", { name: title }) : title }),
      element("div", { className: "chart-canvas", attributes: { role: "img", "aria-label": say("chart_alt", { rows: together("series", told) }) } }),
      element("script", { type: "application/json", textContent: JSON.stringify({ data, layout }) }));
    figure.dataset.height = layout.height;
    const missing = roots.some((row) => drawn.some((_, place) => !rate(row, place)));
    const notes = [sides.length > BARS && say("chart_first", { count: BARS }), missing && say("chart_missing")].filter(Boolean);
    return [figure, ...notes.map((text) => element("p", { className: "table-note", textContent: text }))];
  }

  /* ---- what is taken away ---- */

  function tools(sides, pairs, rows) {
    const save = element("button", { type: "button", className: "button", textContent: say("csv") });
    save.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([core.csv(csvRows(sides, pairs, rows))], { type: "text/csv;charset=utf-8" }));
      element("a", { href: url, download: `${say("csv_file")}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    });
    const copy = element("button", { type: "button", className: "button", textContent: say("copy") });
    const address = element("input", { type: "text", readOnly: true, hidden: true, className: "compare-address", attributes: { "aria-label": say("page_link") } });
    copy.addEventListener("click", async () => {
      const link = new URL(core.address(location.pathname, chosen), location.href).href;
      try {
        await navigator.clipboard.writeText(link);
        status.textContent = say("copied");
      } catch {
        address.value = link;
        address.hidden = false;
        address.focus();
        address.select();
        status.textContent = say("copy_by_hand");
      }
    });
    return element("p", { className: "compare-tools" }, save, copy, address);
  }

  const flag = (whether) => say(whether ? "yes" : "no");

  /* One row for each indicator and evaluation, as shown; numbers stand apart from texts. */
  function csvRows(sides, pairs, rows) {
    const keys = ["csv_department", "year", "csv_invented", "csv_id", "indicator", "csv_name", "csv_score", "csv_full", "csv_rate", "csv_base", "csv_change", "csv_comparable", "reason"];
    const text = (value) => ({ text: value });
    const number = (value) => ({ number: value });
    const who = (one) => [text(one.head.name), number(one.head.year), text(flag(one.head.invented))];
    const base = (place) => text(place ? named(sides[0].head) : "");
    const plain = (rate) => (rate ? `${core.text(inPoints(rate), 2, false)}%` : "");
    const whether = (place, change) => text(place ? flag(change) : "");
    const cells = rows.flatMap((row) => row.cells.map((cell, place) => {
      const side = cell.applies ? cell.side : null;
      const why = place && !cell.change ? [whyNot(cell)] : cell.applies ? [] : [say("absent")];
      return [...who(sides[place]), text(listed(cell.ids)), text(row.name), text(namesOf(sides[place], cell.ids)),
        number(side ? core.fitting(side.score, cell.digits, false) : ""), number(side ? core.fitting(side.full, 0, false) : ""),
        number(plain(side?.rate)), base(place), number(cell.change ? core.text(inPoints(cell.change), 2, false) : ""),
        whether(place, cell.change), text(together("series", [...why, ...(place ? cellNotes(cell) : [])]))];
    }));
    const totals = sides.map((one, place) => {
      const found = place ? core.ofTotals(pairs[place - 1]) : null;
      const change = found?.points ? core.fitting(found.points, one.digits, false) : found ? core.text(inPoints(found.rate), 2, false) : "";
      return [...who(one), text(""), text(say("total")), text(say("total")), number(core.fitting(one.score, one.digits, false)),
        number(core.fitting(one.weight, 0, false)), number(plain(core.over(one.score, one.weight))), base(place), number(change),
        whether(place, found), text(place && !found ? whyNoTotal(pairs[place - 1]) : "")];
    });
    return [keys.map((key) => text(say(key))), ...cells, ...totals];
  }

  /* ---- start ---- */

  async function start() {
    core = await import(new URL("compare-core.js", here).href);
    data = new core.Files(files);
    index = await data.index();
    panel.append(form, heading, list, hint);
    filter.addEventListener("input", fillDepartments);
    department.addEventListener("change", fillYears);
    form.addEventListener("submit", choose);
    addEventListener("popstate", () => { readAddress(); show(); });
    fillDepartments();
    readAddress();
    await show();
  }

  start().catch((fault) => { status.textContent = say("failed"); throw fault; });
})();
