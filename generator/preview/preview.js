/* In a preview only: reloads the page after a save, shows where the edit shows. */
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const version = Number(own.version);
  const here = `preview:${location.pathname}`;
  const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,tr,dt,dd,caption,summary,figcaption,blockquote";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const content = () => document.querySelector("article") || document.body;
  const notices = (node) => node.closest("#preview-notices") !== null;
  const blocks = () => [...content().querySelectorAll(BLOCKS)].filter(
    (node) => !notices(node) && !node.querySelector("p,li,tr,dd"));
  const text = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const first = blocks().map(text); /* before scripts of the page add to it */

  /* The first block that was not there before; where one is only gone, what stands in its place. */
  const changed = (old) => {
    const now = blocks();
    const left = new Map();
    for (const one of old) left.set(one, (left.get(one) || 0) + 1);
    for (const node of now) {
      const had = left.get(text(node)) || 0;
      if (!had) return node;
      left.set(text(node), had - 1);
    }
    if (now.length === old.length) return null;
    return now.find((node, place) => text(node) !== old[place]) || now[now.length - 1] || null;
  };

  const show = (node) => {
    for (let up = node.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    node.scrollIntoView({block: "center"});
    /* Once more when images and charts have taken their room. */
    addEventListener("load", () => setTimeout(() => node.scrollIntoView({
      block: "center", behavior: calm ? "auto" : "smooth"})), {once: true});
    node.classList.add(calm ? "preview-changed-calm" : "preview-changed");
    setTimeout(() => node.classList.remove("preview-changed", "preview-changed-calm"), 4000);
  };

  const tell = (found) => {
    const box = document.createElement("p");
    box.className = "preview-elsewhere";
    box.setAttribute("role", "status");
    box.append(`${own.elsewhere} `);
    found.forEach((one, place) => {
      const link = document.createElement("a");
      link.href = own.root + one.address;
      link.textContent = one.title;
      box.append(place ? " · " : "", link);
    });
    document.body.append(box);
    setTimeout(() => box.remove(), 15000);
  };

  const elsewhere = async () => {
    const answer = await fetch(`${own.root}_preview/where`);
    const found = (await answer.json()).filter((one) => own.root + one.address !== location.pathname);
    if (found.length) tell(found);
  };

  const remembered = () => {
    const kept = JSON.parse(sessionStorage.getItem(here) || "null");
    sessionStorage.removeItem(here);
    return kept;
  };

  const begin = () => {
    const kept = remembered();
    addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }, 500));
    if (!kept || kept.version === version) return;
    scrollTo(0, kept.top);
    const node = changed(kept.blocks);
    if (node) show(node);
    else elsewhere().catch(() => {});
  };

  const reload = () => {
    const kept = {version, top: scrollY, blocks: first};
    try {
      sessionStorage.setItem(here, JSON.stringify(kept));
    } catch { /* a page too large to remember reloads all the same */ }
    history.scrollRestoration = "manual"; /* else the browser scrolls back after us */
    location.reload();
  };

  let asking = null;
  const wait = async () => {
    if (asking || document.visibilityState !== "visible") return;
    asking = new AbortController();
    try {
      const answer = await fetch(`${own.root}_preview/wait?version=${version}`, {signal: asking.signal});
      asking = null;
      if (answer.ok && Number(await answer.text()) > version) return reload();
      wait();
    } catch {
      asking = null;
      if (document.visibilityState === "visible") setTimeout(wait, 1000);
    }
  };
  const pause = () => {
    if (document.visibilityState === "visible") wait();
    else if (asking) asking.abort();
  };

  begin();
  wait();
  document.addEventListener("visibilitychange", pause);
})();
