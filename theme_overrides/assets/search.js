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

  if (location.protocol === "file:") {
    box.querySelector("form").hidden = true;
    status.textContent = say("file");
    status.classList.add("find-alone");
    return;
  }
  status.textContent = say("hint");

  let opening; /* the code and the head of the index, once */
  let search; /* the query whose results are shown */
  let shownExact = 0;
  let partialShown = false;
  let turn = 0; /* the newest query; answers to older ones are dropped */
  const chosen = { kind: null, department: null, year: null };

  function open() {
    opening ??= import(new URL("search-core.js", here).href)
      .then(async (core) => ({ core, index: await new core.Index(new URL("search/", here)).open() }))
      .catch((fault) => { opening = undefined; throw fault; });
    return opening;
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
    const { name, invented } = index.departments[index.department[record.number]];
    const year = index.year[record.number];
    const about = [index.kinds[index.kind[record.number]], name, year ? say("year_of", { year }) : "", invented ? say("invented") : ""];
    return element("li", { className: "find-item" },
      element("a", { href: new URL(record.address, root).href, className: "find-link" },
        element("span", { className: "find-title" }, ...marked(record.title, whole)),
        element("span", { className: "find-about", textContent: about.filter(Boolean).join(" · ") }),
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
    status.textContent = search.exact ? say("found", { count: search.exact })
      : search.partial ? say("partly", { count: search.partial }) : say("none", { query: input.value.trim() });
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
      status.textContent = say("hint");
      return;
    }
    try {
      const { core, index } = await open();
      const started = await core.Search.start(index, query);
      if (mine !== turn) return;
      search = started;
      Object.assign(chosen, { kind: null, department: null, year: null });
      offerFilters(index);
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
    const wanted = Object.entries(chosen).filter(([, value]) => value !== null);
    search.filter((record) => wanted.every(([key, value]) => index[key][record] === value));
    clear();
    await show(mine);
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
  }

  /* ---- filters: offered where there is more than one value ---- */

  function values(index, key) {
    const counts = new Map();
    const exact = search.exact >= FEW_EXACT;
    for (const [record, level] of search.all) {
      const value = index[key][record];
      if ((level || !exact) && (key !== "year" || value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  function offerFilters(index) {
    filters.replaceChildren();
    const kinds = values(index, "kind");
    if (kinds.size > 1) {
      const group = element("div", { className: "find-chips" });
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", say("kind"));
      for (const [kind, count] of [...kinds].sort(([a], [b]) => a - b)) {
        const chip = element("button", { type: "button", className: "find-chip", textContent: `${index.kinds[kind]} ${count}` });
        chip.setAttribute("aria-pressed", "false");
        chip.addEventListener("click", () => {
          chosen.kind = chosen.kind === kind ? null : kind;
          for (const other of group.children) other.setAttribute("aria-pressed", String(other === chip && chosen.kind !== null));
          refill(++turn);
        });
        group.append(chip);
      }
      filters.append(group);
    }
    offerSelect(index, "department", (value) => index.departments[value].name);
    offerSelect(index, "year", (year) => say("year_of", { year }));
    filters.hidden = !filters.childElementCount;
  }

  function offerSelect(index, key, name) {
    const found = values(index, key);
    if (found.size < 2) return;
    const select = element("select", { className: "find-select" }, element("option", { value: "", textContent: say(`all_${key}s`) }));
    select.setAttribute("aria-label", say(key));
    for (const [value, count] of [...found].sort(([a], [b]) => (key === "year" ? b - a : a - b))) {
      select.append(element("option", { value, textContent: say("option", { name: name(value), count }) }));
    }
    select.addEventListener("change", () => {
      chosen[key] = select.value === "" ? null : Number(select.value);
      refill(++turn);
    });
    filters.append(select);
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
  input.addEventListener("focus", () => { setOpen(true); open().catch(() => {}); });

  let wait;
  input.addEventListener("input", () => {
    turn += 1;
    clearTimeout(wait);
    status.textContent = say("reading");
    wait = setTimeout(ask, 150);
  });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  box.querySelector("form").addEventListener("reset", () => { setTimeout(() => { ask(); input.focus(); }); });
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
