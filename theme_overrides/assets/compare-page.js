/* The page that sets evaluations side by side: what is chosen, and what is shown of it.
   What may be compared is decided in compare-core.js. */

import { copying, MOST, pushAddress, readAddress } from "./compare-address.js";
import { chart } from "./compare-chart.js";
import { markChinese } from "./compare-chinese.js";
import { Chosen, Form } from "./compare-choice.js";
import * as core from "./compare-core.js";
import { saving } from "./compare-csv.js";
import { element } from "./compare-elements.js";
import { table } from "./compare-table.js";
import { unjoined } from "./compare-unjoined.js";
import { verdict } from "./compare-verdict.js";
import { named, say, together } from "./compare-words.js";

const LEAST = 2; /* evaluations to compare */

export async function start(app, status) {
  markChinese(app);
  const data = new core.Files(new URL(app.dataset.files, location.href));
  const page = new ComparePage(app, status, data, await data.index());
  page.readAddress();
  addEventListener("popstate", () => { page.readAddress(); page.show(); });
  await page.show();
}

class ComparePage {
  #status;
  #data; /* the files of the comparison, each read once */
  #index; /* all evaluations that may be chosen */
  #root;
  #chosen;
  #notices = element("div", { className: "compare-notices" });
  #result = element("div", { className: "compare-result" });
  #turn = 0; /* the newest choice; files that come late for older ones are dropped */

  constructor(app, status, data, index) {
    this.#status = status;
    this.#data = data;
    this.#index = index;
    this.#root = new URL(app.dataset.root, location.href);
    const form = new Form(index, (one) => this.#add(one));
    this.#chosen = new Chosen(index, this.#root, form.department, (next, said) => this.#change(next, said));
    status.before(element("div", { className: "compare-panel" }, form.node, ...this.#chosen.nodes));
    status.after(this.#notices, this.#result);
  }

  readAddress() {
    const { ids, notices } = readAddress(this.#index, this.#root);
    this.#notices.replaceChildren(...notices);
    this.#chosen.show(ids);
  }

  #add(one) {
    const { ids } = this.#chosen;
    if (ids.includes(one.id)) this.#status.textContent = say("twice", { name: named(one) });
    else if (ids.length >= MOST) this.#status.textContent = say("full", { most: MOST });
    else this.#change([...ids, one.id], say("added", { name: named(one), count: ids.length + 1 }));
  }

  #change(next, said) {
    pushAddress(next);
    this.#chosen.show(next);
    this.#notices.replaceChildren();
    this.show(said);
  }

  /* Compare what is chosen; `said` is told of a change of the choice, if it was changed here. */
  async show(said) {
    const mine = ++this.#turn;
    const { ids } = this.#chosen;
    if (ids.length < LEAST) return this.#ask(ids.length ? "one_more" : "two_needed", said);
    if (!said) this.#status.textContent = say("reading");
    try {
      const found = await this.#compared(ids);
      if (mine !== this.#turn) return;
      this.#draw(found);
      this.#status.textContent = said ?? say("shown", { count: ids.length });
    } catch (fault) {
      if (mine !== this.#turn) return;
      this.#result.replaceChildren();
      this.#status.textContent = say("failed");
      throw fault;
    }
  }

  #ask(key, said) {
    this.#result.replaceChildren();
    this.#status.textContent = said ? together("sentences", [said, say(key)]) : say(key);
  }

  /* The sheets, the first against each other one, and the rows of the table. */
  async #compared(ids) {
    const sides = await Promise.all(ids.map((id) => this.#data.evaluation(this.#index.byId.get(id))));
    const [first, ...others] = sides;
    const pairs = await Promise.all(others.map(async (one) => (
      core.compare(first, one, await this.#data.alignment(first, one, this.#index), this.#index))));
    return { sides, pairs, rows: core.rows(sides, pairs), policy: this.#index.policy };
  }

  #draw(found) {
    this.#result.replaceChildren(
      element("p", { className: "compare-tools" }, saving(found), ...copying(this.#chosen.ids, this.#status)),
      element("h2", { textContent: say("verdicts") }), ...found.pairs.map(verdict),
      element("h2", { textContent: say("chart") }), ...chart(found),
      element("h2", { textContent: say("table") }), ...table(found),
      ...unjoined(found.pairs));
    this.#result.querySelector("figure.chart")?.dispatchEvent(new CustomEvent("chart-added", { bubbles: true }));
  }
}
