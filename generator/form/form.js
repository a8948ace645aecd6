// The form of a preview: what is typed is checked in place; without this it is checked when saved.
"use strict";
(() => {
  const form = document.getElementById("form");
  if (!form) return;
  const unsaved = document.getElementById("unsaved");
  const first = new URLSearchParams(new FormData(form)).toString();
  const wasTyped = form.dataset.typed === "1";
  let saving = false, timer = 0, asked = 0;

  const texts = () => new URLSearchParams(new FormData(form));
  const isDirty = () => wasTyped || texts().toString() !== first;

  function list(target, problems) {
    target.replaceChildren(...problems.map((one) => {
      const item = document.createElement("li"), message = document.createElement("span");
      item.className = one.severity;
      message.textContent = one.message;
      item.append(message);
      if (one.hint) {
        const hint = document.createElement("span");
        hint.className = "way-out";
        hint.textContent = one.hint;
        item.append(" ", hint);
      }
      return item;
    }));
  }

  function show(found) {
    for (const field of document.querySelectorAll(".field")) {
      const target = document.getElementById(`${field.id}-p`);
      const problems = (found.fields || {})[field.id] || [];
      list(target, problems);
      const bad = problems.some((one) => one.severity === "error");
      for (const input of field.querySelectorAll("input, select, textarea")) {
        if (bad) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
    list(document.getElementById("others"), found.others || []);
    if (found.score) document.getElementById("score").textContent = found.score;
    if (found.to_fill) document.getElementById("to-fill").textContent = found.to_fill;
    say(found.notice || count(found.changed));
  }

  const count = (changed) => changed ? form.dataset.unsaved.replace("{count}", changed) : form.dataset.saved;
  const say = (text) => { unsaved.textContent = text; };

  async function check() {
    const mine = ++asked;
    say(form.dataset.checking);
    try {
      const answer = await fetch(form.dataset.validate, {
        method: "POST", body: texts(), credentials: "same-origin",
        headers: { "X-Form-Token": form.elements.token.value },
      });
      if (mine !== asked) return;
      if (answer.ok) show(await answer.json());
      else say("");
    } catch {
      if (mine === asked) say(form.dataset.offline);
    }
  }

  form.addEventListener("input", (event) => {
    const box = event.target;
    if (box.type === "checkbox" && box.checked) {
      const isNothing = box.value === "-";
      for (const other of form.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(box.name)}"]`)) {
        if (other !== box && (isNothing || other.value === "-")) other.checked = false;
      }
    }
    clearTimeout(timer);
    timer = setTimeout(check, 400);
  });
  // Where the preview has stopped, leaving the page would lose what was typed.
  form.addEventListener("submit", async (event) => {
    if (saving) return;
    event.preventDefault();
    try {
      await fetch(form.dataset.alive, { method: "HEAD", cache: "no-store" });
    } catch {
      say(form.dataset.offline);
      return;
    }
    saving = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener("pageshow", () => { saving = false; });
  addEventListener("beforeunload", (event) => {
    if (!saving && isDirty()) event.preventDefault();
  });
  // After the browser's own way to the target, which takes the focus away.
  addEventListener("load", () => setTimeout(() => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const more = target.closest("details");
    if (more) more.open = true;
    target.scrollIntoView();
    const input = target.querySelector("input:not([type=hidden]), select, textarea");
    if (input) input.focus({ preventScroll: true });
  }));
  if (wasTyped) say(form.dataset.unsaved.replace("{count}", form.querySelectorAll(".differs").length || ""));
})();
