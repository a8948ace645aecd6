/* Charts from the data in the page, drawn when they come into view; leaves opened for links and print;
   wide tables within reach of the keyboard; the way to another language. */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const PALETTE = { default: ["#12436d", "#28a197", "#801650", "#f46a25"], slate: ["#7db8e8", "#5fd0c4", "#f2a7cf", "#ffa266"] };
  const figures = [...document.querySelectorAll("figure.chart")];
  /* The library brings styles for maps, unless they are there. The policy of the pages keeps them out,
     and there are no maps: an empty element in their place. */
  const STYLE_OF_MAPS = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";
  const PRINT_WIDTH = 660; /* CSS pixels of A4 between the margins */
  const PRINT_HEIGHT = 0.75; /* of that on a screen */
  let paper = 0; /* that width while the page is printed */
  let library;

  /* The library is loaded once, and only when a chart is about to be seen. */
  function load() {
    library ??= new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement("style"), { id: STYLE_OF_MAPS }));
      const script = document.createElement("script");
      script.src = new URL("plotly.min.js", here).href;
      script.onload = () => resolve(window.Plotly);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  /* Where the system forces its colours, ink and ground are what it made of them. */
  const FORCED = matchMedia("(forced-colors: active)");

  function groundOf(style) {
    return FORCED.matches ? style.backgroundColor : style.getPropertyValue("--md-default-bg-color").trim();
  }

  function inkOf(style) {
    return FORCED.matches ? style.color : style.getPropertyValue("--md-default-fg-color").trim();
  }

  function scheme() {
    if (FORCED.matches) return bright(getComputedStyle(document.body).backgroundColor) ? "default" : "slate";
    return document.body.getAttribute("data-md-color-scheme") === "slate" ? "slate" : "default";
  }

  /* Charts are as large as the texts around them; paper has one size. */
  function scale() {
    return paper ? 1 : parseFloat(getComputedStyle(document.documentElement).fontSize) / 20;
  }

  function themed(layout, width) {
    const style = getComputedStyle(document.body);
    const ink = inkOf(style);
    const line = style.getPropertyValue("--line").trim();
    const size = Math.round((width < 480 ? 11 : 13) * scale());
    const axis = (own) => ({ gridcolor: line, linecolor: line, zerolinecolor: line, tickcolor: line, ...own, title: { ...own?.title, font: { size } } });
    const drawn = (shape) => ({ ...shape, line: { ...shape.line, color: ink } });
    return {
      ...layout,
      shapes: layout.shapes?.map(drawn),
      legend: { ...layout.legend, font: { color: ink } },
      colorway: PALETTE[scheme()],
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { family: style.fontFamily, size, color: ink },
      margin: { l: 8, r: width < 480 ? 24 : 40, t: 30, b: 48, ...layout.margin },
      xaxis: axis(layout.xaxis),
      yaxis: axis(layout.yaxis),
      hoverlabel: { font: { family: style.fontFamily } },
      uniformtext: { mode: false },
    };
  }

  /* Whether dark text is read more easily than white on a colour, by its relative luminance. */
  function bright(color) {
    const written = /^#(..)(..)(..)$/.exec(color)?.slice(1).map((part) => parseInt(part, 16));
    const parts = (written ?? /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1))?.map((part) => part / 255);
    if (!parts) return false;
    const [red, green, blue] = parts.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
  }

  /* The colour of a trace by what it is; the shapes of marks and lines tell it too. */
  function dressed(trace) {
    const style = getComputedStyle(document.body);
    const ink = inkOf(style);
    const muted = style.getPropertyValue("--muted").trim();
    const [first, second, third, fourth] = PALETTE[scheme()];
    const ground = groundOf(style);
    const rimmed = new Set(["mean", "total", "own"]);
    const kinds = { muted, "muted-dots": muted, mean: ink, total: ink, bar: first, own: fourth, gain: second, loss: third };
    const place = /^series-(\d)$/.exec(trace.meta)?.[1];
    const color = place ? PALETTE[scheme()][place] : kinds[trace.meta];
    const inside = { color: color && bright(color) ? "#0b1a26" : ground };
    return {
      ...trace,
      ...(trace.type === "bar" && { insidetextfont: inside }),
      ...(color && { marker: { ...trace.marker, color, ...(rimmed.has(trace.meta) && { line: { color: ground, width: 2 } }) } }),
      ...(color && trace.type === "scatter" && { line: { ...trace.line, color } }),
    };
  }

  function draw(figure) {
    const canvas = figure.querySelector(".chart-canvas");
    const { data, layout } = JSON.parse(figure.querySelector("script").textContent);
    return load().then((Plotly) => {
      const width = paper || canvas.clientWidth;
      const height = paper ? layout.height * PRINT_HEIGHT : layout.height * scale();
      const traces = data.map(dressed);
      return Plotly.react(canvas, traces, { ...themed(layout, width), width, height }, { displayModeBar: false, showSendToCloud: false, responsive: false, scrollZoom: false });
    }).then(() => { figure.classList.add("drawn"); }).catch(() => { figure.classList.add("failed"); });
  }

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: "200px" });

  function watch(figure) {
    figure.querySelector(".chart-canvas").style.minHeight = `${figure.dataset.height * scale()}px`;
    seen.observe(figure);
  }
  figures.forEach(watch);

  /* A full report is there to be printed: once its text is there, all its charts are drawn. */
  function drawAll() {
    figures.forEach((figure) => { seen.unobserve(figure); draw(figure); });
  }
  if (document.querySelector("nav.contents")) addEventListener("load", drawAll);

  /* Charts that another script puts into the page later. */
  addEventListener("chart-added", ({ target }) => {
    figures.push(target);
    watch(target);
  });

  function redraw() {
    figures.filter((figure) => figure.isConnected && figure.classList.contains("drawn")).forEach(draw);
  }
  new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  let wait;
  addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(redraw, 150); });

  /* A table wider than its place is scrolled with the keyboard, and named when it is reached. */
  const fitted = new ResizeObserver((entries) => {
    for (const { target: resized } of entries) {
      const target = resized.closest(".table-region");
      const wide = target.scrollWidth > target.clientWidth + 1;
      const marks = { role: "region", tabindex: "0", "aria-label": target.querySelector("caption")?.textContent ?? "" };
      for (const [name, value] of Object.entries(marks)) wide ? target.setAttribute(name, value) : target.removeAttribute(name);
    }
  });
  document.querySelectorAll(".table-region:not([tabindex])").forEach((region) => {
    fitted.observe(region);
    for (const table of region.children) fitted.observe(table); /* it grows while its place does not */
  });

  /* The way to another language keeps what is chosen here: sorting, filters, evaluations compared. */
  for (const way of document.querySelectorAll("a.language")) {
    for (const kind of ["click", "auxclick", "contextmenu"]) {
      way.addEventListener(kind, () => { [way.search, way.hash] = [location.search, location.hash]; });
    }
  }

  /* In a copy on a disk no server finds the page of a folder. */
  if (location.protocol === "file:") {
    for (const link of document.links) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  }

  /* A link to an indicator opens it. */
  function openTarget() {
    const target = location.hash && document.querySelector(":target");
    const leaf = target && target.closest("details");
    if (leaf && !leaf.open) {
      leaf.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", openTarget);
  openTarget();

  /* Printed, everything is open, in light colours, with all charts. Where none was seen yet, the
     library is not there, and printing does not wait for it: their tables stand in their place. */
  let closed = [];
  let dark = false;
  addEventListener("beforeprint", () => {
    paper = PRINT_WIDTH;
    dark = scheme() === "slate";
    if (dark) document.body.setAttribute("data-md-color-scheme", "default");
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((leaf) => { leaf.open = true; });
    if (window.Plotly) figures.filter((figure) => figure.isConnected).forEach(draw);
  });
  addEventListener("afterprint", () => {
    paper = 0;
    if (dark) document.body.setAttribute("data-md-color-scheme", "slate");
    closed.forEach((leaf) => { leaf.open = false; });
    redraw();
  });
})();
