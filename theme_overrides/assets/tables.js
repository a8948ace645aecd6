/* Tables sorted and filtered; what is chosen stands in the address. Without this they are complete. */
(() => {
  "use strict";

  const NARROW = matchMedia("(max-width: 44.9em)");
  const collator = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });
  const plain = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const folded = (text) => plain(text).toLowerCase();

  /* The first table of a page has the short names in the address: ?sort=score&dir=desc&q=… */
  document.querySelectorAll(".table-tools").forEach((tools, position) => {
    const table = document.getElementById(`table-${tools.dataset.name}`);
    if (table) enhance(tools, table, position ? `${tools.dataset.name}-` : "");
  });

  function enhance(tools, table, prefix) {
    const heads = [...table.tHead.rows[0].cells];
    const written = [...table.tBodies[0].rows];
    const totals = written.filter((row) => row.classList.contains("total"));
    const rows = written.filter((row) => !row.classList.contains("total"));
    const search = tools.querySelector("[data-search]");
    const order = tools.querySelector("[data-order]");
    const filters = [...tools.querySelectorAll("[data-filter]")];
    const reset = tools.querySelector("[data-reset]");
    const status = tools.querySelector(".table-count");
    const column = (key) => heads.findIndex((head) => head.dataset.key === key);
    const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));

    function key(row, place) {
      const cell = row.cells[place];
      return cell.dataset.sort ?? (heads[place].classList.contains("number") ? "" : plain(cell.textContent));
    }

    /* Rows without a value stand last, whichever way; equal ones as written. */
    function sorted(name, direction) {
      const place = column(name);
      const numeric = heads[place].classList.contains("number") || "numeric" in heads[place].dataset;
      const sign = direction === "desc" ? -1 : 1;
      return [...rows].sort((a, b) => {
        const [one, other] = [key(a, place), key(b, place)];
        if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
        return sign * (numeric ? one - other : collator.compare(one, other));
      });
    }

    function kept(row) {
      const words = search ? folded(search.value).split(" ") : [];
      return words.every((word) => texts.get(row).includes(word))
        && filters.every((one) => !one.value || plain(row.cells[column(one.dataset.filter)].textContent) === plain(one.value));
    }

    function show() {
      const [name, direction] = order?.value ? order.value.split(" ") : [];
      const narrowed = Boolean(search?.value.trim()) || filters.some((one) => one.value);
      table.tBodies[0].append(...(name ? [...sorted(name, direction), ...totals] : written));
      for (const row of rows) row.hidden = !kept(row);
      for (const row of totals) row.hidden = narrowed;
      for (const head of heads.filter((one) => one.dataset.first)) {
        head.setAttribute("aria-sort", head.dataset.key === name ? (direction === "desc" ? "descending" : "ascending") : "none");
      }
      const shown = rows.filter((row) => !row.hidden).length;
      const said = (tools.dataset.count ?? "").replace("{shown}", shown).replace("{total}", rows.length);
      status.textContent = [said, name && order.selectedOptions[0].text].filter(Boolean).join(" · ");
      tools.classList.toggle("narrowed", narrowed);
      reset.hidden = !narrowed && !name;
    }

    function keep() {
      const address = new URL(location.href);
      const put = (name, value) => (value ? address.searchParams.set(prefix + name, value) : address.searchParams.delete(prefix + name));
      const [name, direction] = order?.value ? order.value.split(" ") : [];
      put("sort", name);
      put("dir", direction);
      put("q", search?.value.trim());
      for (const one of filters) put(one.dataset.filter, one.value);
      try { history.replaceState(history.state, "", address); } catch { /* a page opened as a file */ }
    }

    function choose(select, value) {
      select.value = [...select.options].some((one) => one.value === value) ? value : "";
    }

    function recall() {
      const found = new URLSearchParams(location.search);
      const get = (name) => found.get(prefix + name) ?? "";
      if (order) choose(order, `${get("sort")} ${get("dir") === "desc" ? "desc" : "asc"}`);
      if (search) search.value = get("q");
      for (const one of filters) choose(one, get(one.dataset.filter));
    }

    function press(head) {
      const sort = head.getAttribute("aria-sort");
      const direction = sort === "none" ? head.dataset.first : sort === "ascending" ? "desc" : "asc";
      order.value = `${head.dataset.key} ${direction}`;
      change();
    }

    function change() {
      show();
      keep();
    }

    /* A heading becomes a button, or has one beside its link. */
    const buttons = heads.filter((head) => head.dataset.first).map((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", head.dataset.label);
      } else {
        button.append(...head.childNodes);
      }
      head.append(button);
      button.addEventListener("click", () => press(head));
      return button;
    });

    /* Where rows are stacked the headings are out of sight, and the list does their work. */
    function reach() {
      const hidden = NARROW.matches && table.classList.contains("stack");
      for (const button of buttons) button.tabIndex = hidden ? -1 : 0;
    }

    reset.addEventListener("click", () => {
      for (const one of [search, order, ...filters]) if (one) one.value = "";
      change();
      (search ?? order ?? filters[0]).focus();
    });
    for (const one of [search, order, ...filters]) one?.addEventListener("input", change);
    NARROW.addEventListener("change", reach);
    addEventListener("popstate", () => { recall(); show(); });
    recall();
    show();
    reach();
    tools.hidden = false;
  }
})();
