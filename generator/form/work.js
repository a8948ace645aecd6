// Pages for work beyond the fields: what takes long says so; a file edited as text is checked.
"use strict";
(() => {
  const line = (text, gap, value) => text.replace(`{${gap}}`, value);

  // A new department is asked for only where none of those there are is chosen.
  const department = document.getElementById("department");
  const fresh = document.getElementById("new-department");
  if (department && fresh) {
    const show = () => { fresh.hidden = department.value !== ""; fresh.disabled = fresh.hidden; };
    department.addEventListener("change", show);
    addEventListener("pageshow", show);
    show();
  }

  for (const form of document.querySelectorAll("form[data-working]")) {
    const told = form.querySelector("#working"), button = form.querySelector("button");
    let timer = 0;
    form.addEventListener("submit", (event) => {
      const file = form.querySelector("input[type=file]");
      const largest = Number(form.dataset.largest || 0);
      if (file && largest && file.files.length && file.files[0].size > largest) {
        event.preventDefault();
        told.textContent = form.dataset.tooLarge;
        return;
      }
      const start = Date.now();
      const tell = () => {
        const seconds = Math.round((Date.now() - start) / 1000);
        told.textContent = line(form.dataset.working, "seconds", seconds);
      };
      // A disabled button would not be sent; it is disabled once the form is on its way.
      setTimeout(() => { button.disabled = true; });
      tell();
      timer = setInterval(tell, 1000);
    });
    addEventListener("pageshow", () => { clearInterval(timer); button.disabled = false; told.textContent = ""; });
  }

  const write = document.getElementById("write");
  if (!write) return;
  const area = document.getElementById("text"), gutter = document.getElementById("gutter");
  const state = document.getElementById("state"), found = document.getElementById("found");
  const unsaved = document.getElementById("unsaved"), listing = document.getElementById("listing");
  const first = area.value, wasTyped = write.dataset.typed === "1";
  let saving = false, timer = 0, asked = 0, marks = new Map();
  listing.open = false;
  const isDirty = () => wasTyped || area.value !== first;

  let numbered = 0, numberedFor = null, soon = 0;
  function number() {
    const count = area.value.split("\n").length;
    if (count === numbered && marks === numberedFor) return level();
    numbered = count;
    numberedFor = marks;
    gutter.replaceChildren(...Array.from({ length: count }, (_, at) => {
      const one = document.createElement("span");
      one.textContent = `${at + 1}\n`;
      if (marks.has(at + 1)) one.className = `has-${marks.get(at + 1)}`;
      return one;
    }));
    // Where a mark stands as a block, the line break after it is the block's own.
    for (const one of gutter.querySelectorAll("[class]")) one.textContent = one.textContent.trim();
    level();
  }
  function level() {
    gutter.style.maxHeight = `${area.offsetHeight}px`;
    gutter.scrollTop = area.scrollTop;
  }
  function go(to) {
    const lines = area.value.split("\n");
    if (!(to >= 1 && to <= lines.length)) return;
    const start = lines.slice(0, to - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, start + lines[to - 1].length);
    const height = parseFloat(getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max(0, (to - 6) * height);
    area.scrollLeft = 0;
    level();
  }
  function show(answer) {
    state.textContent = answer.notice;
    marks = new Map();
    found.replaceChildren(...answer.problems.map((one) => {
      const item = document.createElement("li"), link = document.createElement("a");
      const text = document.createElement("span"), hint = document.createElement("span");
      item.className = one.severity;
      link.textContent = `${one.file ? `${one.file} ` : ""}${line(write.dataset.at, "line", one.line)}`;
      link.href = `#L${one.line}`;
      if (!one.file) {
        link.dataset.line = one.line;
        if (marks.get(one.line) !== "error") marks.set(one.line, one.severity);
      }
      text.textContent = one.message;
      hint.textContent = one.hint;
      hint.className = "way-out";
      item.append(link, " ", text, " ", hint);
      return item;
    }));
    number();
  }
  async function check() {
    const mine = ++asked;
    state.textContent = write.dataset.checking;
    try {
      const answer = await fetch(write.dataset.check, {
        method: "POST", body: new URLSearchParams(new FormData(write)), credentials: "same-origin",
        headers: { "X-Form-Token": write.elements.token.value },
      });
      if (mine !== asked) return;
      if (answer.ok) show(await answer.json());
      else state.textContent = "";
    } catch {
      if (mine === asked) state.textContent = write.dataset.offline;
    }
  }

  for (const link of found.querySelectorAll("a")) {
    const at = Number(link.dataset.line);
    if (at && marks.get(at) !== "error") marks.set(at, link.parentElement.className);
  }
  found.addEventListener("click", (event) => {
    const at = Number(event.target.dataset ? event.target.dataset.line : 0);
    if (!at) return;
    event.preventDefault();
    go(at);
  });
  area.addEventListener("scroll", level);
  // A browser may tell of each line of a long text that is pasted; all are looked at once.
  function changed() {
    soon = 0;
    number();
    unsaved.textContent = isDirty() ? write.dataset.unsaved : write.dataset.saved;
  }
  area.addEventListener("input", () => {
    if (!soon) soon = requestAnimationFrame(changed);
    clearTimeout(timer);
    timer = setTimeout(check, 500);
  });
  new ResizeObserver(level).observe(area);
  write.addEventListener("submit", () => { saving = true; });
  addEventListener("pageshow", () => { saving = false; });
  addEventListener("beforeunload", (event) => {
    if (!saving && isDirty()) event.preventDefault();
  });
  number();
  if (wasTyped) unsaved.textContent = write.dataset.unsaved;
  addEventListener("load", () => setTimeout(() => {
    go(Number(write.dataset.line));
    if (Number(write.dataset.line)) write.scrollIntoView();
  }));
})();
