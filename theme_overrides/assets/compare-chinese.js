/* Names and reasons are Chinese in every language of the site; software that reads aloud is told so. */

import { element } from "./compare-elements.js";

const CHINESE = /[（《“]?\p{Script=Han}(?:[^A-Za-z]*[\p{Script=Han}。，、；：！？）》”])?/gu;

/* On a page of another language, mark what is Chinese in whatever is added to an element. */
export function markChinese(app) {
  if (document.documentElement.matches(":lang(zh)")) return;
  const added = (changes) => changes.flatMap((one) => [...one.addedNodes]).forEach(markWithin);
  new MutationObserver(added).observe(app, { childList: true, subtree: true });
}

function markWithin(node) {
  const isOpen = (text) => text.parentElement && !text.parentElement.closest(":lang(zh), script, .chart-canvas");
  textsWithin(node).filter(isOpen).forEach(mark);
}

function textsWithin(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node];
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  return found;
}

function mark(text) {
  const runs = [...text.data.matchAll(CHINESE)];
  if (!runs.length) return;
  if (text.parentElement.localName === "option") { text.parentElement.lang = "zh"; return; }
  let at = 0;
  const parts = runs.flatMap((run) => {
    const before = text.data.slice(at, run.index);
    at = run.index + run[0].length;
    return [before, element("span", { lang: "zh", textContent: run[0] })];
  });
  text.replaceWith(...parts, text.data.slice(at));
}
