/* Choosing: the form that adds an evaluation, and the list of those chosen. */

import { button, element } from "./compare-elements.js";
import { named, plainly, say } from "./compare-words.js";

/* Departments stand by region and are found by any name they ever had. */
export class Form {
  #index;
  #filter = element("input", { type: "search", autocomplete: "off", spellcheck: false });
  #year = element("select");
  #add = element("button", { type: "submit", className: "button", textContent: say("add") });
  department = element("select");
  node = element("form", { className: "compare-form" },
    element("fieldset", {}, element("legend", { textContent: say("choose") }),
      field("filter", this.#filter), field("department", this.department), field("year", this.#year), this.#add));

  /* `wanted` is called with the evaluation to add. */
  constructor(index, wanted) {
    this.#index = index;
    this.#filter.addEventListener("input", () => this.#fillDepartments());
    this.department.addEventListener("change", () => this.#fillYears());
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const one = index.byId.get(`${this.department.value}/${this.#year.value}`);
      if (one) wanted(one);
    });
    this.#fillDepartments();
  }

  #fillDepartments() {
    const kept = this.department.value;
    const groups = byRegion(this.#index.departments, this.#filter.value.trim().toLowerCase());
    this.department.replaceChildren(...[...groups].map(([label, options]) => element("optgroup", { label }, ...options)));
    if (!groups.size) this.department.append(element("option", { value: "", textContent: say("no_match") }));
    if ([...this.department.options].some((one) => one.value === kept)) this.department.value = kept;
    this.#fillYears();
  }

  #fillYears() {
    const kept = this.#year.value;
    const years = this.#index.evaluations.filter((one) => one.department === this.department.value);
    this.#year.replaceChildren(...years.map((one) => element("option", { value: one.year, textContent: say("year_option", { year: one.year }) })));
    if (years.some((one) => one.year === kept)) this.#year.value = kept;
    this.#add.disabled = !years.length;
  }
}

function field(key, control) {
  control.id = `compare-${key}`;
  return element("div", { className: "compare-field" }, element("label", { htmlFor: control.id, textContent: say(key) }), control);
}

function byRegion(departments, wanted) {
  const groups = new Map();
  for (const one of departments) {
    if (!one.found.some((text) => text.includes(wanted))) continue;
    const region = one.region || say("no_region");
    const label = one.invented ? say("marked", { name: region }) : region;
    if (!groups.has(label)) groups.set(label, []);
    groups.get(label).push(element("option", { value: one.id, textContent: one.name }));
  }
  return groups;
}

/* The first of those chosen is the base of all differences; each can be moved and removed. */
export class Chosen {
  #index;
  #root;
  #otherwise;
  #changed;
  #heading = element("h2", { id: "chosen", textContent: say("chosen") });
  #list = element("ol", { className: "compare-chosen", attributes: { "aria-labelledby": "chosen" } });
  #hint = element("p", { className: "table-note" });
  nodes = [this.#heading, this.#list, this.#hint];
  ids = [];

  /* `changed` is called with the new ids and what to say of the change; `otherwise` gets the focus
     where none is left. */
  constructor(index, root, otherwise, changed) {
    this.#index = index;
    this.#root = root;
    this.#otherwise = otherwise;
    this.#changed = changed;
  }

  show(ids) {
    this.ids = ids;
    this.#list.replaceChildren(...ids.map((id, place) => this.#row(this.#index.byId.get(id), place)));
    this.#heading.hidden = this.#list.hidden = !ids.length;
    this.#hint.textContent = ids.length > 1 ? say("base_note", { name: plainly(this.#index.byId.get(ids[0])) }) : "";
  }

  #row(one, place) {
    const [name, href, last] = [named(one), new URL(`${one.id}/`, this.#root).href, this.ids.length - 1];
    return element("li", {},
      element("span", { className: "compare-name" }, element("a", { href, textContent: name }),
        place === 0 && last > 0 ? element("span", { className: "tag", textContent: say("base") }) : ""),
      element("span", { className: "compare-buttons" },
        control("earlier", name, () => this.#move(place, -1), place === 0),
        control("later", name, () => this.#move(place, 1), place === last),
        control("remove", name, () => this.#remove(place))));
  }

  #remove(place) {
    const name = named(this.#index.byId.get(this.ids[place]));
    this.#changed(this.ids.filter((_, each) => each !== place), say("removed", { name, count: this.ids.length - 1 }));
    const left = this.#list.querySelectorAll(".compare-remove");
    (left[Math.min(place, left.length - 1)] ?? this.#otherwise).focus();
  }

  #move(place, by) {
    const next = [...this.ids];
    const [id] = next.splice(place, 1);
    next.splice(place + by, 0, id);
    this.#changed(next, say("moved", { name: named(this.#index.byId.get(id)), place: place + by + 1 }));
    const row = this.#list.children[place + by];
    const wanted = row.querySelector(by < 0 ? ".compare-earlier" : ".compare-later");
    (wanted.disabled ? row.querySelector("button:not([disabled])") : wanted).focus();
  }
}

function control(key, name, pressed, disabled = false) {
  const made = button(`compare-${key}`, say(key), pressed);
  made.disabled = disabled;
  made.setAttribute("aria-label", say(`${key}_named`, { name }));
  return made;
}
