/* Comparing evaluations in the browser, exactly: no number here is a binary fraction.
   What may be compared is decided as generator/compare decides it: what changes there changes
   here, and tests/browser/test_compare.py holds both to each other. */

/* ---- exact numbers: numerator and denominator, the latter positive ---- */

function common(a, b) {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

export function fraction(above, below = 1n) {
  if (below < 0n) [above, below] = [-above, -below];
  const shared = common(above, below) || 1n;
  return { above: above / shared, below: below / shared };
}

export const whole = (number) => fraction(BigInt(number));
export const ZERO = whole(0);
export const ONE = whole(1);

/* A decimal as written in the data: -12.50. */
export function read(text) {
  const [before, after = ""] = text.split(".");
  return fraction(BigInt(before + after), 10n ** BigInt(after.length));
}

export const plus = (a, b) => fraction(a.above * b.below + b.above * a.below, a.below * b.below);
export const minus = (a, b) => fraction(a.above * b.below - b.above * a.below, a.below * b.below);
export const times = (a, b) => fraction(a.above * b.above, a.below * b.below);
export const over = (a, b) => fraction(a.above * b.below, a.below * b.above);
export const sum = (numbers) => numbers.reduce(plus, ZERO);
export const sign = (a) => (a.above > 0n ? 1 : a.above < 0n ? -1 : 0);
export const magnitude = (a) => fraction(a.above < 0n ? -a.above : a.above, a.below);
export const order = (a, b) => sign(minus(a, b));
export const least = (a, b) => (order(a, b) <= 0 ? a : b);

/* Half up, away from zero. For readers thousands stand in groups and minus is a sign of its own;
   for data (not grouped) both are plain. */
export function text(value, digits, grouped = true) {
  const scale = 10n ** BigInt(digits);
  const { above, below } = magnitude(value);
  const rounded = (above * scale * 2n + below) / (below * 2n);
  const figures = String(rounded).padStart(digits + 1, "0");
  let integer = figures.slice(0, figures.length - digits);
  if (grouped) integer = integer.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = digits ? `.${figures.slice(-digits)}` : "";
  const negative = grouped ? "−" : "-";
  return `${sign(value) < 0 && rounded ? negative : ""}${integer}${decimals}`;
}

const MOST_DIGITS = 12;

/* With as many digits as it takes to be exact, `digits` at least. */
export function fitting(value, digits, grouped = true) {
  let own = digits;
  while (own < MOST_DIGITS && (value.above * 10n ** BigInt(own)) % value.below) own += 1;
  return text(value, own, grouped);
}

/* ---- the address ---- */

const ID = /^[a-z0-9][a-z0-9-]{0,63}\/\d{4}$/;

/* The evaluations an address asks for, each once; what is no id is kept, to be told. */
export function asked(search) {
  const wanted = new URLSearchParams(search).getAll("e").map((one) => one.replace(/\/+$/, ""));
  const ids = [...new Set(wanted)].filter(Boolean);
  return { ids, twice: ids.filter((id) => wanted.indexOf(id) !== wanted.lastIndexOf(id)) };
}

/* Ids hold no sign that an address would have to escape. */
export function address(path, ids) {
  const query = ids.filter((id) => ID.test(id)).map((id) => `e=${id}`).join("&");
  return query ? `${path}?${query}` : path;
}

/* ---- CSV ---- */

const FORMULA = /^[=+\-@\t\r]/;

function csvCell(cell) {
  if ("number" in cell) return cell.number;
  const guarded = FORMULA.test(cell.text) ? `'${cell.text}` : cell.text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/* For Excel too: UTF-8 with a byte order mark, texts that look like formulas quoted. */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/* ---- the data, each file read once ---- */

export class Files {
  #base;
  #read = new Map();

  constructor(base) { this.#base = base; }

  #json(name) {
    if (!this.#read.has(name)) {
      const reading = fetch(new URL(name, this.#base)).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      reading.catch(() => this.#read.delete(name));
      this.#read.set(name, reading);
    }
    return this.#read.get(name);
  }

  /* All evaluations, newest first in each department, with the policy of comparing. */
  async index() {
    const { columns, evaluations: rows, ...rest } = await this.#json("index.json");
    const evaluations = rows.map((row) => {
      const one = Object.fromEntries(row.map((value, at) => [columns[at], value]));
      return { ...one, id: `${one.department}/${one.year}` };
    });
    const byId = new Map(evaluations.map((one) => [one.id, one]));
    return { ...rest, evaluations, byId, departments: departmentsOf(evaluations) };
  }

  /* The sheet of an evaluation: its head in the index, its framework, its scores. */
  async evaluation(head) {
    const [framework, scores] = await Promise.all(
      [`frameworks/${head.framework}.json`, `evaluations/${head.id}.json`].map((name) => this.#json(name)));
    return sheet(head, framework, scores);
  }

  /* How the indicators of two sheets hang together, in the order they are given. */
  async alignment(old, now, index) {
    const [from, to] = [old.framework.framework, now.framework.framework];
    const declared = ([older, newer]) => index.alignments.some((one) => one[0] === older && one[1] === newer);
    if (from === to) return joined(old, now, old.framework.indicators.map((one) => link("same", [one.indicator], [one.indicator])), true);
    if (declared([from, to])) return fromFile(old, now, await this.#json(`alignments/${from}--${to}.json`));
    if (declared([to, from])) return fromFile(old, now, turned(await this.#json(`alignments/${to}--${from}.json`)));
    const undeclared = [
      ...now.leaves.map((id) => link("undeclared", [], [id])), ...old.leaves.map((id) => link("undeclared", [id], []))];
    return joined(old, now, undeclared, false);
  }
}

function departmentsOf(evaluations) {
  const found = new Map();
  for (const { department: id, name, short_name, region, invented } of evaluations) {
    if (!found.has(id)) found.set(id, { id, name, region, invented, found: [id] });
    found.get(id).found.push(name.toLowerCase(), short_name.toLowerCase());
  }
  return [...found.values()].sort((a, b) => a.invented - b.invented);
}

function sheet(head, framework, scores) {
  const byId = new Map(framework.indicators.map((one) => [one.indicator, one]));
  const parents = new Set(framework.indicators.map((one) => one.parent));
  const leaves = framework.indicators.map((one) => one.indicator).filter((id) => !parents.has(id));
  const nodes = new Map(scores.nodes.map((one) => {
    const { weight, full, score } = Object.fromEntries(["weight", "full", "score"].map((key) => [key, read(one[key])]));
    const { role } = byId.get(one.indicator);
    const most = role === "normal" ? full : weight;
    return [one.indicator, {
      side: side(weight, full, score), applies: one.applies, judged: one.judged, role, base: one.applies ? most : ZERO,
    }];
  }));
  const isHeld = scores.veto_grade || (scores.before !== null && order(read(head.score), read(scores.before)) < 0);
  return {
    head, framework, byId, leaves, nodes, isHeld, digits: framework.digits,
    score: read(head.score), weight: read(head.weight),
  };
}

const side = (weight, full, score) => ({ weight, full, score, rate: sign(full) ? over(score, full) : null });

/* What nodes of any level are worth together; null for none. */
function together(sheet, ids) {
  if (!ids.length) return null;
  const sides = ids.map((id) => sheet.nodes.get(id).side);
  return side(...["weight", "full", "score"].map((key) => sum(sides.map((one) => one[key]))));
}

export function leavesBelow(sheet, id) {
  return sheet.leaves.filter((leaf) => leaf === id || above(sheet, leaf).includes(id));
}

/* The nodes above one, from the first level down. */
export function above(sheet, id) {
  const parent = sheet.byId.get(id).parent;
  return parent === null ? [] : [...above(sheet, parent), parent];
}

/* ---- alignments (generator/compare/align.py, alignment.py) ---- */

const link = (joint, old, now, reasons = []) => ({ joint, old, new: now, reasons });

const OTHER_WAY = { new: "dropped", dropped: "new" };

function turned({ leaves, nodes, ...rest }) {
  const turn = (one) => link(OTHER_WAY[one.joint] ?? one.joint, one.new, one.old, one.reasons);
  return { ...rest, leaves: leaves.map(turn), nodes: nodes.map(turn) };
}

const fromFile = (old, now, { leaves, nodes }) => joined(old, now, [...leaves, ...nodes], true);

/* Links in the order of the newer framework, what is not there at the end; leaves apart. */
function joined(old, now, links, declared) {
  const byOld = new Map(links.flatMap((one) => one.old.map((id) => [id, one])));
  const byNew = new Map(links.flatMap((one) => one.new.map((id) => [id, one])));
  const inOrder = new Set([
    ...now.framework.indicators.map((one) => byNew.get(one.indicator)),
    ...old.framework.indicators.map((one) => byOld.get(one.indicator))]);
  inOrder.delete(undefined);
  const isOfLeaves = (one) => one.old.every((id) => old.leaves.includes(id)) && one.new.every((id) => now.leaves.includes(id));
  const leaves = [...inOrder].filter(isOfLeaves);
  const nodes = [...inOrder].filter((one) => !isOfLeaves(one));
  return { declared, leaves, nodes, inside: nodes.map((one) => inside(one, old, now, byOld, byNew)) };
}

/* The links of the leaves below a node, cut to what is below it. */
function inside(node, old, now, byOld, byNew) {
  const olds = new Set(node.old.flatMap((id) => leavesBelow(old, id)));
  const news = new Set(node.new.flatMap((id) => leavesBelow(now, id)));
  const touched = new Set([...[...news].map((id) => byNew.get(id)), ...[...olds].map((id) => byOld.get(id))]);
  return [...touched].map((one) => {
    const here = one.old.filter((id) => olds.has(id));
    const there = one.new.filter((id) => news.has(id));
    if (here.length === one.old.length && there.length === one.new.length) return one;
    const joint = here.length && there.length ? one.joint : there.length ? "new" : "dropped";
    return link(joint, here, there, one.reasons);
  });
}

/* ---- limits and verdicts (generator/compare/limits.py, policy.py) ---- */

const limit = (kind, shareOld = ZERO, shareNew = ZERO, old = [], now = []) => ({ kind, shareOld, shareNew, old, new: now });

const isJudged = (ids, sheet) => ids.some((id) => sheet.nodes.get(id).judged);

/* Both have these leaves, and neither was judged on any. */
function isNeither(links, old, now) {
  return links.every((one) => one.old.length && one.new.length && !isJudged(one.old, old) && !isJudged(one.new, now));
}

function limitOf(one, old, now) {
  if (one.old.length && one.new.length && isJudged(one.old, old) !== isJudged(one.new, now)) return "not_applicable";
  return one.joint === "same" ? null : one.joint;
}

function shares(groups) {
  const all = [...groups.values()].flat();
  const normal = all.some((one) => one.role === "normal");
  const points = [...groups].map(([kind, some]) => [
    kind, sum(some.filter((one) => one.role === "normal" || !normal).map((one) => one.base))]);
  const full = sum(points.map(([, one]) => one));
  return new Map(points.map(([kind, one]) => [kind, sign(full) ? over(one, full) : ZERO]));
}

/* The limits of some leaves with their shares, and the smaller share judged by the same rule. */
function weigh(links, old, now, policy) {
  const byKind = new Map();
  for (const one of links) {
    const kind = limitOf(one, old, now);
    byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
  }
  const marks = (sheet, key) => new Map([...byKind].map(([kind, some]) => [kind, some.flatMap((one) => one[key].map((id) => sheet.nodes.get(id)))]));
  const [before, after] = [shares(marks(old, "old")), shares(marks(now, "new"))];
  const shared = [before, after].map((each) => sum([null, "changed_weight"].map((kind) => each.get(kind) ?? ZERO)));
  const limits = policy.kinds.filter((kind) => byKind.has(kind)).map((kind) => limit(
    kind, before.get(kind), after.get(kind),
    byKind.get(kind).flatMap((one) => one.old), byKind.get(kind).flatMap((one) => one.new)));
  return { shared: least(...shared), limits };
}

function verdictOf(shared, limits, policy) {
  const [part, of] = policy.least_shared.split("/").map(BigInt);
  if (limits.some((one) => policy.forbidding.includes(one.kind)) || order(shared, fraction(part, of)) < 0) return "not_comparable";
  return limits.length ? "limited" : "comparable";
}

function held(verdict, common, policy) {
  if (common.some((one) => policy.forbidding.includes(one.kind))) return "not_comparable";
  return common.length && verdict === "comparable" ? "limited" : verdict;
}

/* Mergers and splits of a body that took effect between two years. */
function bodiesBetween(old, now, index) {
  const years = [Number(old.head.year), Number(now.head.year)];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return index.successions.filter((one) => from < one.year && one.year <= to
    && [one.department, one.predecessor].includes(now.head.department));
}

function limitsOfBodies(old, now, bodies) {
  const other = old.head.department !== now.head.department;
  const kinds = [];
  if (bodies.length && !other) kinds.push("body");
  if (other && old.head.year !== now.head.year) kinds.push("other_body");
  if (old.head.invented !== now.head.invented) kinds.push("invented");
  return kinds.map((kind) => limit(kind));
}

function limitsOfTotals(old, now) {
  const both = [old, now];
  const bands = both.map((one) => one.framework.grades.map(({ name, lowest }) => [name, text(read(lowest), MOST_DIGITS)].join("\n")).join("\n"));
  const kinds = [];
  if (order(...both.map((one) => read(one.framework.total_weight)))) kinds.push("scale");
  if (bands[0] !== bands[1]) kinds.push("grades");
  if (both.some((one) => one.isHeld)) kinds.push("veto");
  if (both.some((one) => one.head.grade === null)) kinds.push("ungraded");
  return kinds.map((kind) => limit(kind));
}

/* ---- pairs (generator/compare/pairs.py, split.py) ---- */

/* Two sheets side by side; every difference is the second less the first. */
export function compare(old, now, alignment, index) {
  const { policy } = index;
  const bodies = bodiesBetween(old, now, index);
  const common = limitsOfBodies(old, now, bodies);
  const ofTotals = limitsOfTotals(old, now);
  const canSplit = alignment.declared && ![...common, ...ofTotals].some((one) => ["scale", "invented"].includes(one.kind));
  const leaves = alignment.leaves.map((one) => leafChange(one, old, now, common, canSplit, policy));
  const nodes = alignment.nodes.map((one, at) => nodeChange(one, alignment.inside[at], old, now, common, policy));
  const weighed = weigh(alignment.leaves, old, now, policy);
  const limits = [...weighed.limits, ...ofTotals, ...common];
  return {
    old, new: now, alignment, bodies, limits, leaves, nodes, shared: weighed.shared,
    verdict: verdictOf(weighed.shared, limits, policy),
    split: canSplit ? splitOf(minus(now.score, old.score), leaves) : null,
    byOld: new Map([...leaves, ...nodes].flatMap((one) => one.link.old.map((id) => [id, one]))),
  };
}

function entire(kind, one) {
  return limit(kind, one.old.length ? ONE : ZERO, one.new.length ? ONE : ZERO, one.old, one.new);
}

function changeOf(one, old, now, verdict, limits, contribution = null, neither = false) {
  const [before, after] = [together(old, one.old), together(now, one.new)];
  const rates = verdict !== "not_comparable" && before?.rate && after?.rate;
  return {
    link: one, old: before, new: after, verdict, limits, contribution, neither,
    rateChange: rates ? minus(after.rate, before.rate) : null,
  };
}

function leafChange(one, old, now, common, canSplit, policy) {
  let verdict = policy.of_leaves[one.joint];
  let limits = [];
  if (!(one.old.length && one.new.length && isJudged(one.old, old) && isJudged(one.new, now))) {
    verdict = "not_comparable";
    limits = weigh([one], old, now, policy).limits;
    if (!limits.length) limits = [entire("not_applicable", one)];
  } else if (one.joint !== "same") limits = weigh([one], old, now, policy).limits;
  return changeOf(one, old, now, held(verdict, common, policy), [...limits, ...common],
    canSplit ? contribution(one, old, now, policy) : null, isNeither([one], old, now));
}

function nodeChange(one, inner, old, now, common, policy) {
  if (!one.old.length || !one.new.length) {
    return changeOf(one, old, now, "not_comparable", [entire(one.new.length ? "new" : "dropped", one), ...common]);
  }
  const weighed = weigh(inner, old, now, policy);
  let { limits } = weighed;
  const neither = !sign(weighed.shared) && !limits.length && isNeither(inner, old, now);
  if (one.joint === "regrouped" && limits.every((each) => each.kind !== "regrouped")) limits = [entire("regrouped", one), ...limits];
  if (!sign(weighed.shared) && !limits.length) limits = [entire("not_applicable", one)];
  limits = [...limits, ...common];
  return changeOf(one, old, now, verdictOf(weighed.shared, limits, policy), limits, null, neither);
}

const parts = (performance, framework, inseparable) => ({ performance, framework, inseparable });

function contribution(one, old, now, policy) {
  const marks = [one.old.map((id) => old.nodes.get(id)), one.new.map((id) => now.nodes.get(id))];
  const [score0, score1] = marks.map((some) => sum(some.map((each) => each.side.score)));
  const change = minus(score1, score0);
  if (!isJudged(one.old, old) || !isJudged(one.new, now)) return parts(ZERO, change, ZERO);
  if (new Set(marks.flat().map((each) => each.role)).size > 1) return parts(ZERO, ZERO, change);
  const [full0, full1] = marks.map((some) => sum(some.map((each) => each.base)));
  const byRate = order(full0, full1) === 0 ? change
    : over(times(minus(over(score1, full1), over(score0, full0)), plus(full0, full1)), whole(2));
  const rest = minus(change, byRate);
  return policy.alike.includes(one.joint) ? parts(byRate, rest, ZERO) : parts(ZERO, rest, byRate);
}

function splitOf(total, leaves) {
  const found = Object.fromEntries(["performance", "framework", "inseparable"].map((key) => [key, sum(leaves.map((one) => one.contribution[key]))]));
  return { total, ...found, rest: minus(total, sum(Object.values(found))) };
}

/* ---- the table: rows follow the tree of the first sheet, a cell for each sheet ---- */

export function rows(sides, pairs) {
  const [first] = sides;
  const parents = new Set(first.framework.indicators.map((one) => one.parent));
  return first.framework.indicators.map((one) => {
    const id = one.indicator;
    const { side: own, applies } = first.nodes.get(id);
    const base = { ids: [id], side: own, applies, digits: first.digits };
    return {
      id, name: one.name, level: one.level, above: above(first, id), isParent: parents.has(id),
      cells: [base, ...pairs.map((pair) => cellOf(id, pair))],
    };
  });
}

/* An indicator of the first sheet in the other one of a pair, as far as a declaration joins it. */
function cellOf(id, pair) {
  const { new: other, old: first } = pair;
  const change = pair.byOld.get(id);
  const cell = { pair, change: null, ids: [], side: null, applies: true, digits: other.digits, limits: [] };
  if (!change) return cell; /* a node above leaves of which no declaration speaks */
  const ids = change.link.new;
  const grouped = change.link.old.length > 1 || ids.length > 1;
  const judgedWhole = ids.length > 0 && !first.leaves.includes(id); /* as a total is, by the leaves below */
  return {
    ...cell, ids, grouped, judgedWhole, old: change.link.old, side: change.new, limits: change.limits, verdict: change.verdict, neither: change.neither,
    applies: !ids.length || ids.some((one) => other.nodes.get(one).applies), change: change.rateChange, joined: true,
    renamed: ids.length === 1 && other.byId.get(ids[0]).name !== first.byId.get(id).name,
  };
}

/* What is not the same on both sides, leaf by leaf, with what it was worth. */
export function apart(pair) {
  const node = (sheet, id) => ({ name: sheet.byId.get(id).name, digits: sheet.digits, ...sheet.nodes.get(id) });
  return pair.alignment.leaves.filter((one) => one.joint !== "same").map((one) => ({
    joint: one.joint, reasons: one.reasons,
    old: one.old.map((id) => node(pair.old, id)), new: one.new.map((id) => node(pair.new, id)),
  }));
}

/* The difference of the totals: in points on one scale, else of the rates; null where neither may be. */
export function ofTotals(pair) {
  if (pair.verdict === "not_comparable") return null;
  const { old, new: other } = pair;
  if (order(old.weight, other.weight) === 0) return { points: minus(other.score, old.score) };
  return { rate: minus(over(other.score, other.weight), over(old.score, old.weight)) };
}
