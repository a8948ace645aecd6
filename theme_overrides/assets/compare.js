/* The page that sets evaluations side by side. A page opened from a file may load no module: that
   is told here, without any; everything else begins in compare-page.js. */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const app = document.getElementById("compare-app");
  if (!app) return;
  const words = JSON.parse(app.querySelector("script").textContent);
  const say = (key) => words[key];

  const status = app.appendChild(document.createElement("p"));
  status.className = "compare-status";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");

  if (location.protocol === "file:") {
    status.textContent = say("from_file");
    return;
  }
  status.textContent = say("reading");
  import(new URL("compare-page.js", here).href)
    .then(({ start }) => start(app, status))
    .catch((fault) => { status.textContent = say("failed"); throw fault; });
})();
