// The form of a preview: what is typed is checked in place; without this it is checked when saved.
"use strict";
(() => {
  const form = document.getElementById("form");
  if (!form) return;
  const unsaved = document.getElementById("unsaved");
  const first = new URLSearchParams(new FormData(form)).toString();
  const wasTyped = Boolean(form.dataset.typed);
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

  // What was probably meant is never taken by itself: by this button, or by Enter in the field.
  function offer(target, meant, input) {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    button.textContent = meant.text;
    button.addEventListener("click", () => {
      input.value = meant.value;
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      item.remove();
    });
    item.append(button);
    target.append(item);
  }

  function show(found) {
    for (const field of document.querySelectorAll(".field")) {
      const target = document.getElementById(`${field.id}-p`);
      const problems = (found.fields || {})[field.id] || [];
      list(target, problems);
      const meant = (found.meant || {})[field.id];
      if (meant) offer(target, meant, field.querySelector("input"));
      const bad = problems.some((one) => one.severity === "error");
      for (const input of field.querySelectorAll("input, select, textarea")) {
        if (bad) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
    list(document.getElementById("others"), found.others || []);
    for (const [id, text] of [["score", found.score], ["errors", found.errors], ["to-fill", found.to_fill]]) {
      const target = document.getElementById(id);
      if (target && text) target.textContent = text;
    }
    say(found.notice || count(found.changed));
  }

  const count = (changed) => changed ? form.dataset.unsaved.replace("{count}", changed) : form.dataset.saved;
  const say = (text) => { unsaved.textContent = text; };

  async function check() {
    if (!form.dataset.validate) {
      say(form.dataset.unsaved);
      return;
    }
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
    const field = box.closest(".field");
    if (field && box.type !== "checkbox") {
      field.classList.toggle("fill", box.value.trim() === form.dataset.toFill);
      for (const button of field.querySelectorAll(".take")) button.parentNode.remove();
    }
    clearTimeout(timer);
    timer = setTimeout(check, 400);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target.type !== "text") return;
    const field = event.target.closest(".field"), take = field && field.querySelector(".take");
    if (!take) return;
    event.preventDefault();
    take.click();
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.main"));
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
  if (wasTyped) say(form.dataset.unsaved.replace("{count}", form.dataset.typed));
})();
