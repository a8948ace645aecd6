/* The search box: Material's look, results from the index of the site, which is read on first use. */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const root = new URL("../", here);
  const box = document.querySelector("[data-find]");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;

  const input = box.querySelector("input");
  const status = box.querySelector(".find-status");
  const filters = box.querySelector(".find-filters");
  const results = box.querySelector(".find-results");
  const more = box.querySelector(".find-more");
  const MARKED = 110; /* signs of an excerpt */
  const BEFORE = 24; /* of them before the first hit */
  const FEW_EXACT = 5; /* with fewer exact hits, partial ones are shown below them */
  const WORDS = JSON.parse(box.dataset.words);
  const say = (key, values = {}) => WORDS[key].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

  /* Opened from a file, a page may read no other: the box says so when it is opened. */
  const readable = location.protocol !== "file:";
  const HINT = say(readable ? "hint" : "file");
  input.readOnly = !readable;
  status.textContent = HINT;

  let opening; /* the code and the head of the index, once */
  let search; /* the query whose results are shown */
  let shownExact = 0;
  let partialShown = false;
  let turn = 0; /* the newest query; answers to older ones are dropped */
  const NONE = { invented: null, kind: null, department: null, year: null };
  const chosen = { ...NONE }; /* filters; they stay while the query changes */
  const KEPT = "evaluations-search"; /* query and filters, kept for the way back from a result */

  /* Code and head are asked for at once; a head from a cache may belong to an older edition. */
  function open() {
    opening ??= Promise.all([import(new URL("search-core.js", here).href), head()])
      .then(([core, found]) => ({ core, index: new core.Index(new URL("search/", here), found).open() }))
      .catch((fault) => { opening = undefined; throw fault; });
    return opening;
  }

  async function head() {
    const response = await fetch(new URL("search/index.json", here), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /* ---- text with marks, as text nodes ---- */

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
      if (hit.index > at) nodes.push(text.slice(at, hit.index));
      nodes.push(element("mark", { textContent: hit[0] }));
      at = hit.index + hit[0].length;
    }
    nodes.push(text.slice(at));
    return nodes;
  }

  function excerpt(text, hits) {
    const flat = text.replaceAll("\n", " · ");
    const first = hits ? flat.search(hits) : -1;
    const start = first > BEFORE * 2 ? first - BEFORE : 0;
    const end = Math.min(flat.length, start + MARKED);
    return (start ? "…" : "") + flat.slice(start, end) + (end < flat.length ? "…" : "");
  }

  function item(index, record) {
    const strict = pattern(search.marked);
    const whole = record.rank ? strict : pattern(search.words);
    const year = index.year[record.number];
    const about = [index.kinds[index.kind[record.number]], index.nameOf(record.number), year ? say("year_of", { year }) : ""];
    const invented = record.invented ? [element("span", { className: "find-invented", textContent: say("invented") })] : [];
    return element("li", { className: "find-item" },
      element("a", { href: new URL(record.address, root).href, className: "find-link" },
        element("span", { className: "find-title" }, ...marked(record.title, whole)),
        element("span", { className: "find-about" }, ...invented, about.filter(Boolean).join(" · ")),
        element("span", { className: "find-excerpt" }, ...marked(excerpt(record.text, whole), whole))));
  }

  /* ---- results ---- */

  async function show(mine) {
    const { index } = await open();
    const records = await search.more();
    if (mine !== turn) return;
    const exact = records.filter((record) => record.rank);
    const partial = records.filter((record) => !record.rank);
    const list = results.querySelector("ol.find-exact") ?? results.appendChild(element("ol", { className: "find-exact" }));
    list.append(...exact.map((record) => item(index, record)));
    shownExact += exact.length;
    if (partial.length && (shownExact < FEW_EXACT || partialShown)) {
      partialShown = true;
      let rest = results.querySelector("ol.find-partial");
      if (!rest) {
        results.append(element("p", { className: "find-heading", id: "find-partial", textContent: say("partial") }));
        rest = results.appendChild(element("ol", { className: "find-partial" }));
        rest.setAttribute("aria-labelledby", "find-partial");
      }
      rest.append(...partial.map((record) => item(index, record)));
    }
    more.hidden = !search.left || (!partialShown && shownExact >= search.exact);
    tell();
  }

  /* What was found, for eyes and ears. */
  function tell() {
    const filtered = Object.values(chosen).some((value) => value !== null);
    const { exact, invented } = search;
    if (exact) {
      status.textContent = say(invented && invented < exact ? "found_both" : "found", { count: exact, invented });
    } else if (search.partial) status.textContent = say("partly", { count: search.partial });
    else if (filtered && search.all.length) status.textContent = say("none_filtered");
    else status.textContent = say("none", { query: input.value.trim() });
  }

  function clear() {
    if (results.contains(document.activeElement)) input.focus();
    results.replaceChildren();
    shownExact = 0;
    partialShown = false;
    more.hidden = true;
  }

  async function ask() {
    const mine = ++turn;
    const query = input.value.trim();
    if (!query) {
      clear();
      filters.hidden = true;
      status.textContent = HINT;
      return;
    }
    try {
      const { core, index } = await open();
      const started = await core.Search.start(index, query);
      if (mine !== turn) return;
      search = started;
      await refill(mine);
    } catch (fault) {
      if (mine !== turn) return;
      clear();
      filters.hidden = true;
      status.textContent = say("failed");
      console.error(fault);
    }
  }

  async function refill(mine) {
    const { index } = await open();
    search.filter(chosen);
    offerFilters(index);
    keep(index);
    clear();
    await show(mine);
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
  }

  /* ---- filters: offered where there is more than one value, with what each would leave ---- */

  function choose(name, value) {
    chosen[name] = value;
    refill(++turn).catch(() => { status.textContent = say("failed"); });
  }

  /* A choice that was made is offered though nothing has it, so that it can be taken back. */
  function values(index, name) {
    const counts = search.counts(name, chosen, FEW_EXACT);
    if (name === "year" || name === "department") counts.delete(0);
    if (chosen[name] !== null && !counts.has(chosen[name])) counts.set(chosen[name], 0);
    const down = name === "year" ? -1 : 1;
    return [...counts].sort(([a], [b]) => down * (a - b));
  }

  function offerFilters(index) {
    const focused = filters.contains(document.activeElement) && document.activeElement.dataset.filter;
    filters.replaceChildren();
    offerChips(index, "invented", say("source"), (value) => say(value ? "invented_source" : "real"));
    offerChips(index, "kind", say("kind"), (value) => index.kinds[value]);
    offerSelect(index, "department", (value) => index.departments[value].name);
    offerSelect(index, "year", (year) => say("year_of", { year }));
    if (Object.values(chosen).some((value) => value !== null)) {
      const button = element("button", { type: "button", className: "find-chip find-clear", textContent: say("clear_filters") });
      button.addEventListener("click", () => { Object.assign(chosen, NONE); input.focus(); choose("kind", null); });
      filters.append(button);
    }
    filters.hidden = !filters.childElementCount;
    if (focused) (filters.querySelector(`[data-filter="${focused}"]`) ?? input).focus();
  }

  function offerChips(index, name, label, called) {
    const found = values(index, name);
    if (found.length < 2 && chosen[name] === null) return;
    const group = element("div", { className: "find-chips" });
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    for (const [value, count] of found) {
      const pressed = chosen[name] === value;
      if (!count && !pressed) continue;
      const chip = element("button", { type: "button", className: "find-chip", textContent: say("chip", { name: called(value), count }) });
      chip.dataset.filter = `${name}-${value}`;
      chip.setAttribute("aria-pressed", String(pressed));
      chip.addEventListener("click", () => choose(name, pressed ? null : value));
      group.append(chip);
    }
    filters.append(group);
  }

  function offerSelect(index, name, called) {
    const found = values(index, name);
    if (found.length < 2 && chosen[name] === null) return;
    const select = element("select", { className: "find-select" }, element("option", { value: "", textContent: say(`all_${name}s`) }));
    select.dataset.filter = name;
    select.setAttribute("aria-label", say(name));
    for (const [value, count] of found) {
      if (!count && chosen[name] !== value) continue;
      select.append(element("option", { value, textContent: say("option", { name: called(value), count }), selected: chosen[name] === value }));
    }
    select.addEventListener("change", () => choose(name, select.value === "" ? null : Number(select.value)));
    filters.append(select);
  }

  /* ---- the query and its filters, kept in this tab until it is closed ---- */

  function keep({ edition } = {}) {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ query: input.value.trim(), chosen, edition }));
    } catch { /* not allowed: nothing is kept */ }
  }

  /* Filters are numbers of one edition of the index. */
  function recall({ index }) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      if (!kept?.query || kept.edition !== index.edition || input.value) return;
      input.value = kept.query;
      for (const name of Object.keys(NONE)) if (Number.isInteger(kept.chosen?.[name])) chosen[name] = kept.chosen[name];
      input.select();
      ask();
    } catch { /* nothing was kept */ }
  }

  /* ---- opening, closing, keys ---- */

  const isOpen = () => toggle.checked;

  function setOpen(open) {
    if (toggle.checked !== open) toggle.click();
  }

  toggle.addEventListener("change", () => {
    if (isOpen()) input.focus();
    else box.contains(document.activeElement) && document.activeElement.blur();
  });
  input.addEventListener("focus", () => { setOpen(true); if (readable) open().then(recall, () => {}); });

  let wait;
  input.addEventListener("input", () => {
    turn += 1;
    clearTimeout(wait);
    status.textContent = say("reading");
    wait = setTimeout(ask, 100);
  });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  box.querySelector("form").addEventListener("reset", () => {
    Object.assign(chosen, NONE);
    setTimeout(() => { ask(); keep(); input.focus(); });
  });
  more.addEventListener("click", () => {
    const count = results.querySelectorAll("a").length;
    show(turn).then(() => results.querySelectorAll("a")[count]?.focus()).catch(() => { status.textContent = say("failed"); });
  });
  results.addEventListener("click", (event) => { if (event.target.closest("a")) setOpen(false); });

  function step(by) {
    const stops = [input, ...results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
  }

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") setOpen(false);
    else if (event.target.matches("select, button")) return;
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  box.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (isOpen() && next && !box.contains(next)) setOpen(false);
  });

  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || isOpen()) return;
    if (["/", "s", "f"].includes(event.key)) {
      event.preventDefault();
      setOpen(true);
      input.focus();
    }
  });
})();
