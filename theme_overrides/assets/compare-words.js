/* The words the page gives its script, and the names of evaluations in them. */

const WORDS = JSON.parse(document.querySelector("#compare-app script").textContent);

/* A text with its gaps filled; {count:one|other} chooses a form, as in the catalogue. */
export function say(key, values = {}) {
  return WORDS[key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (gap, name, one, other) => {
    const value = String(values[name] ?? "");
    return one === undefined ? value : value === "1" ? one : other;
  });
}

export const together = (key, texts) => texts.join(say(key));
export const listed = (texts) => together("listed", texts);

/* Marked where the evaluation is invented; in a sentence whose heading is marked, plain. */
export const plainly = (one) => say("evaluation", { name: one.short_name, year: one.year });
export const named = (one) => (one.invented ? say("marked", { name: plainly(one) }) : plainly(one));
