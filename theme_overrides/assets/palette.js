/* The colours a reader chose, put on before the page is painted; the switches stand above. */
(() => {
  "use strict";

  const SYSTEM = "(prefers-color-scheme)";
  const chosen = window.__md_get("__palette")?.color;
  if (!chosen) return;

  function ofSystem() {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const { dataset } = document.querySelector(`[data-md-color-media$=": ${light ? "light" : "dark"})"]`);
    return { media: dataset.mdColorMedia, scheme: dataset.mdColorScheme, primary: dataset.mdColorPrimary, accent: dataset.mdColorAccent };
  }

  const color = chosen.media === SYSTEM ? ofSystem() : chosen;
  for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
