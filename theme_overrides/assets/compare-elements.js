/* Elements of the page; every text becomes a text node. */

export function element(name, properties = {}, ...children) {
  const { attributes = {}, ...own } = properties;
  const made = Object.assign(document.createElement(name), own);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((one) => one !== null && one !== ""));
  return made;
}

export const line = (className, textContent) => element("span", { className, textContent });

export function button(className, textContent, pressed) {
  const made = element("button", { type: "button", className, textContent });
  made.addEventListener("click", pressed);
  return made;
}

/* A table with its caption; headings are texts, each with whether its column holds numbers.
   A wide one may be scrolled by keyboard. */
export function region(caption, headings, rows, className, wide = false) {
  const head = element("tr", {}, ...headings.flatMap(([text, numeric]) => [
    element("th", { scope: "col", className: numeric ? "number" : "", textContent: text }), "\n"]));
  const table = element("table", { className: `figures ${className}` },
    element("caption", { textContent: caption }), element("thead", {}, head), element("tbody", {}, ...rows));
  const attributes = wide ? { role: "region", tabindex: "0", "aria-label": caption } : {};
  return element("div", { className: "table-region", attributes }, table);
}
