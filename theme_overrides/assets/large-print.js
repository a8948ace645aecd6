/* Large print: a switch that holds on every page of the host. A browser may refuse to keep it; then
   it holds on this page. */
(() => {
  "use strict";

  const KEY = "evaluations.large-print";
  const page = document.documentElement;
  const button = document.querySelector("[data-large-print]");

  function kept() {
    try {
      return localStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  }

  function keep(on) {
    try {
      on ? localStorage.setItem(KEY, "on") : localStorage.removeItem(KEY);
    } catch { /* not allowed */ }
  }

  function show(on) {
    page.classList.toggle("large-print", on);
    button.setAttribute("aria-pressed", String(on));
  }

  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    show(on);
    keep(on);
    dispatchEvent(new Event("resize")); /* charts are drawn anew in the size of the text */
  });
  /* Chosen in another tab, and found again by a page that comes back from the browser's memory. */
  addEventListener("storage", ({ key }) => key === KEY && show(kept()));
  addEventListener("pageshow", ({ persisted }) => persisted && show(kept()));
  show(kept());
  button.hidden = false;
})();
