/* Reading and ranking of the search index. Its format stands in generator/search/index.py,
   the comparing of texts in generator/search/text.py: what changes there changes here. */

const CJK = "\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const LETTER = "0-9a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff\\u0400-\\u052f";
const QUOTES = "\"'`‘’‚‛“”„‟′″‵‶「」『』〈〉《》〝〞〟";
const QUOTE = new RegExp(`[${QUOTES}]`, "gu");
const THOUSANDS = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/gu;
const SPACE = /[ \t\r\f\v\u200b\ufeff]+/gu;
const IDLE_SPACE = new RegExp(`(?<=[${CJK}]) | (?=[${CJK}])`, "gu");
const WORD = new RegExp(`(?:[${LETTER}]|(?<=[0-9])\\.(?=[0-9]))+|[${CJK}]+`, "gu");
const IS_CJK = new RegExp(`^[${CJK}]`, "u");

const SCHEMA = 2;
const LOADED_AT_ONCE = 24; /* records read and looked at closely for one screen of results */
const PREFIX_FILES = 4; /* word files read at most for the words with one beginning */
const PARTIAL = 0.5; /* share of a query, rare words counting more, that makes a partial match */
const IN_TITLE = 1.25; /* what a word counts in a title, in partial matches */
const DEPARTMENT = 0; /* numbers of kinds: generator/search/record.py */
const YEAR = 1;
const CONCEPT = 2;
const OVERVIEW = 3;

/* Levels of candidates. */
const NAMED = 7; /* the body or year that the query names: its own page, */
const NAMED_IN_YEAR = 6; /* its evaluations */
const NAMED_AND_TITLE = 5; /* department or year of the record, and the rest in its title */
const IN_A_TITLE = 4;
const IN_A_TEXT = 3;
const WORDS_AND_TITLE = 2;
const WORDS = 1;
const PARTLY = 0;

export function normalise(text) {
  return text.normalize("NFKC").toLowerCase().replace(QUOTE, "").replace(THOUSANDS, "")
    .replace(SPACE, " ").replace(IDLE_SPACE, "").replace(/^ +| +$/g, "");
}

export function grams(normalised) {
  const found = [];
  for (const [run] of normalised.matchAll(WORD)) {
    if (!IS_CJK.test(run)) { found.push(run); continue; }
    const signs = [...run];
    signs.forEach((sign, at) => found.push(sign + (signs[at + 1] ?? "")));
  }
  return found;
}

/* The words to look up for a phrase: the lone last sign of a longer Chinese run says nothing new,
   a Chinese sign alone and an unfinished last word stand for all words that begin so. */
export function terms(phrase) {
  const found = new Map();
  const runs = [...phrase.matchAll(WORD)].map(([run]) => run);
  runs.forEach((run, at) => {
    const words = grams(run);
    if (!IS_CJK.test(run)) found.set(run, at === runs.length - 1);
    else if (words.length === 1) found.set(run, true);
    else words.slice(0, -1).forEach((word) => found.set(word, false));
  });
  return [...found].map(([word, prefix]) => ({ word, prefix }));
}

/* ---- the index ---- */

function reader(bytes) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const piece = () => { const length = number(); at += length; return bytes.subarray(at - length, at); };
  return { number, piece, done: () => at >= bytes.length };
}

function addPostings(bytes, into) {
  const read = reader(bytes);
  let record = 0;
  while (!read.done()) {
    const value = read.number();
    record += Math.floor(value / 4);
    into[record] = Math.max(into[record], (value % 4) + 1);
  }
}

function counted(shape) {
  return shape.reduce((sum, count, at) => sum + (at % 2 ? count : 0), 0);
}

export class Index {
  #base; #head; #files = new Map(); #records = new Map();

  /* `base` is the address of the folder of index.json, `head` that file. */
  constructor(base, head) { this.#base = base; this.#head = head; }

  open() {
    if (this.#head.schema !== SCHEMA) throw new Error(`schema ${this.#head.schema}`);
    const { departments, shapes, runs } = this.#head;
    this.edition = this.#head.edition;
    this.kinds = this.#head.kinds;
    this.departments = departments.map(([name, invented, former, others]) => ({
      name, former, invented: Boolean(invented), keys: [name, ...others].filter(Boolean).map(normalise) }));
    this.size = runs.flat().reduce((sum, shape, at) => sum + (at % 2 ? 0 : counted(shapes[shape])), 0);
    this.department = new Uint16Array(this.size);
    this.year = new Uint16Array(this.size);
    this.kind = new Uint8Array(this.size);
    this.invented = new Uint8Array(this.size);
    let at = 0;
    runs.forEach((run, department) => {
      const start = at;
      for (let one = 0; one < run.length; one += 2) {
        const shape = shapes[run[one]];
        this.year.fill(run[one + 1], at, at + counted(shape));
        for (let part = 0; part < shape.length; part += 2) {
          this.kind.fill(shape[part], at, at + shape[part + 1]);
          at += shape[part + 1];
        }
      }
      this.department.fill(department, start, at);
      this.invented.fill(Number(this.departments[department].invented), start, at);
    });
    for (const record of this.#head.invented) this.invented[record] = 1;
    return this;
  }

  /* What the department of a record was called for short in the year of the record. */
  nameOf(record) {
    const { name, former } = this.departments[this.department[record]];
    const year = this.year[record];
    return (year && former.find(([, until]) => year <= until)?.[0]) || name;
  }

  async #get(path) {
    const response = await fetch(new URL(path, this.#base));
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response;
  }

  #file(path, read) {
    if (!this.#files.has(path)) {
      const loading = this.#get(`${this.#head.edition}/${path}`).then(read);
      loading.catch(() => this.#files.delete(path));
      this.#files.set(path, loading);
    }
    return this.#files.get(path);
  }

  #words(number) {
    return this.#file(`w${number}.bin`, async (response) => {
      const read = reader(new Uint8Array(await response.arrayBuffer()));
      const text = new TextDecoder();
      const entries = new Map();
      while (!read.done()) entries.set(text.decode(read.piece()), [read.piece(), read.piece()]);
      return entries;
    });
  }

  /* In which titles and texts a word stands, and how often (0 to 4, by record). */
  async lookup({ word, prefix }) {
    const starts = this.#head.words;
    const title = new Uint8Array(this.size);
    const text = new Uint8Array(this.size);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle + 1; else high = middle;
    }
    const first = Math.max(low - 1, 0);
    let last = first;
    if (prefix) while (last + 1 < starts.length && last - first < PREFIX_FILES - 1 && starts[last + 1].startsWith(word)) last += 1;
    if (starts.length) {
      const numbers = Array.from({ length: last - first + 1 }, (none, at) => first + at);
      for (const entries of await Promise.all(numbers.map((number) => this.#words(number)))) {
        for (const [entry, [inTitle, inText]] of entries) {
          if (entry === word || (prefix && entry.startsWith(word))) {
            addPostings(inTitle, title);
            addPostings(inText, text);
          }
        }
      }
    }
    return { word, title, text };
  }

  async record(number) {
    const size = this.#head.per_file;
    const records = await this.#file(`r${Math.floor(number / size)}.json`, (response) => response.json());
    const [address, title, text] = records[number % size];
    return { address, title, text };
  }
}

/* ---- the query ---- */

/* The parts of a query: what spaces part; a year at its beginning or end is a part as well. */
function split(query) {
  const parts = query.trim().split(/\s+/).map(normalise).filter(Boolean);
  const [, before, year, after] = (parts.length === 1 && WITH_YEAR.exec(parts[0])) || [];
  return [...new Set(year ? [before, year, after].filter(Boolean) : parts)];
}

/* Every phrase of a query with its words looked up. */
async function phrases(index, query) {
  const whole = normalise(query);
  const parts = split(query);
  const looked = new Map();
  const look = (term) => {
    const key = `${term.word} ${term.prefix}`;
    if (!looked.has(key)) looked.set(key, index.lookup(term));
    return looked.get(key);
  };
  const phrase = async (text) => ({ text, names: naming(index, text), found: await Promise.all(terms(text).map(look)) });
  return { whole: await phrase(whole), parts: parts.length > 1 ? await Promise.all(parts.map(phrase)) : [] };
}

function least(found, get) {
  return found.length ? found.reduce((low, one) => Math.min(low, get(one)), 9) : 0;
}

const WITH_YEAR = /^(\D*)((?:19|20)[0-9]{2})年?度?(\D*)$/;
const YEAR_ALONE = /^([0-9]{4})年?度?$/;

/* Whether a part of a query is a year or names a department, and whether it stands in a name, for
   all at once. A name without the region before it is the name as well: 工信局 of 山亭区工信局. */
function naming(index, part) {
  const [, year] = YEAR_ALONE.exec(part) ?? [];
  const inName = index.departments.map(({ keys }) => part.length > 1 && keys.some((key) => key.includes(part)));
  const isName = index.departments.map(({ keys }) => part.length > 1 && keys.some((key) => key.endsWith(part)));
  const isYear = (record) => year !== undefined && index.year[record] === Number(year);
  return {
    part: (record) => isYear(record) || inName[index.department[record]],
    whole: (record) => isYear(record) || isName[index.department[record]],
  };
}

/* The page that a query of names leads to: of the department, of the year, else of its evaluations. */
function namedLevel(index, parts, record) {
  const kind = index.kind[record];
  if (kind > OVERVIEW || kind === CONCEPT || !parts.length || !parts.every(({ names }) => names.whole(record))) return 0;
  return kind === OVERVIEW ? NAMED_IN_YEAR : NAMED;
}

/* What a record of a kind counts among those found alike: pages that gather others first. */
const GATHERS = new Map([[DEPARTMENT, 3], [YEAR, 3], [CONCEPT, 2], [OVERVIEW, 1]]);
const gathers = (index, record) => GATHERS.get(index.kind[record]) ?? 0;

/* How often each word stands, as its weight in partial matches. */
function weighed(index, found) {
  return found.map(({ title, text }) => {
    let count = 0;
    for (let record = 0; record < index.size; record += 1) if (title[record] || text[record]) count += 1;
    return Math.log(1 + index.size / Math.max(count, 1));
  });
}

/* Level and strength of one record, from the postings alone; null where it is none. */
function judge(index, { whole, parts }, weights, record) {
  const both = ({ title, text }) => Math.min(title[record] * 2 + text[record], 9);
  const named = namedLevel(index, parts.length ? parts : [whole], record);
  if (named) return [named, 0];
  if (least(whole.found, ({ title }) => title[record])) return [IN_A_TITLE, gathers(index, record)];
  const others = parts.filter((part) => !part.names.part(record));
  const titled = others.filter((part) => least(part.found, ({ title }) => title[record])).length;
  if (others.length && others.length < parts.length && titled === others.length) return [NAMED_AND_TITLE, gathers(index, record)];
  const anywhere = least(whole.found, both);
  if (anywhere) return [IN_A_TEXT, anywhere];
  if (parts.length && others.every((part) => least(part.found, both))) return [titled ? WORDS_AND_TITLE : WORDS, titled];
  const share = whole.found.reduce((sum, one, at) => sum + weights[at] * (one.title[record] ? IN_TITLE : one.text[record] ? 1 : 0), 0);
  return share && share >= weights.all * PARTIAL ? [PARTLY, Math.round((share / weights.all) * 500)] : null;
}

/* Candidates as numbers, likeliest first. A number says, from its high digits to its low ones:
   exact, real, level, strength, year, and the record counted from the end. Sorting numbers is what
   lets a hundred thousand candidates be put in order at once. */
const RECORDS = 2 ** 22;
const YEARS = 2 ** 12;
const STRENGTHS = 2 ** 10;
const LEVELS = 2 ** 3;

function candidates(index, query) {
  const weights = weighed(index, query.whole.found);
  weights.all = weights.reduce((sum, one) => sum + one, 0);
  const keys = [];
  for (let record = 0; record < index.size; record += 1) {
    const found = judge(index, query, weights, record);
    if (!found) continue;
    const [level, strength] = found;
    const order = (Number(level > PARTLY) * 2 + 1 - index.invented[record]) * LEVELS + level;
    keys.push(((order * STRENGTHS + strength) * YEARS + index.year[record]) * RECORDS + RECORDS - 1 - record);
  }
  return Float64Array.from(keys).sort().reverse();
}

const recordOf = (key) => RECORDS - 1 - (key % RECORDS);
const levelOf = (key) => Math.floor(key / (RECORDS * YEARS * STRENGTHS)) % LEVELS;

function occurrences(text, phrase) {
  return phrase ? text.split(phrase).length - 1 : 0;
}

const NO_WORD = /^[^\p{L}\p{N}]/u; /* after a name: a note in brackets, a colon */

/* How well a record that was read answers: 0 is a partial match. */
function grade(index, { whole, parts }, number, level, record) {
  if (level >= NAMED_IN_YEAR) return [level + 1, 0];
  const title = normalise(record.title);
  const text = record.text.split("\n").map(normalise).join("\n");
  const inside = (part) => title.includes(part) || text.includes(part);
  const times = occurrences(text, whole.text);
  const rest = title.startsWith(whole.text) ? title.slice(whole.text.length) : null;
  const called = rest === "" || (rest && gathers(index, number) > 1 && NO_WORD.test(rest));
  if (called) return [6, (gathers(index, number) * YEARS + index.year[number]) * 1e6 + text.length];
  if (rest !== null) return [5, gathers(index, number) * 1000 - title.length];
  const others = parts.filter((part) => !part.names.part(number));
  const named = others.length && others.length < parts.length && others.every((part) => title.includes(part.text));
  if (title.includes(whole.text) || named) return [4, -title.length];
  if (times) return [3, times];
  if (parts.length && others.every((part) => inside(part.text))) return [others.some((part) => title.includes(part.text)) ? 2 : 1, 0];
  return [0, 0];
}

/* A query that gives its results screen by screen. `keep` says which records a filter leaves. */
export class Search {
  #index; #query; #kept; #next = 0;

  static async start(index, text) {
    const search = new Search();
    search.#index = index;
    search.#query = await phrases(index, text);
    search.all = search.#query.whole.found.length ? candidates(index, search.#query) : new Float64Array();
    search.filter({});
    return search;
  }

  /* The texts to be marked in results. */
  get marked() {
    const { whole, parts } = this.#query;
    return [whole, ...parts].map((phrase) => phrase.text).filter(Boolean);
  }

  /* The words to be marked where no phrase stands. */
  get words() { return this.#query.whole.found.map(({ word }) => word); }

  /* Keep what has the chosen values: `{ kind: 3, year: 2021 }`; null chooses nothing. */
  filter(chosen) {
    const wanted = Object.entries(chosen).filter(([, value]) => value !== null);
    this.#kept = this.all.filter((key) => wanted.every(([name, value]) => this.#index[name][recordOf(key)] === value));
    this.#next = 0;
    this.exact = this.#kept.reduce((sum, key) => sum + Number(levelOf(key) > PARTLY), 0);
    this.partial = this.#kept.length - this.exact;
    this.invented = this.#kept.reduce((sum, key) => sum + Number(levelOf(key) > PARTLY && this.#index.invented[recordOf(key)]), 0);
  }

  /* How many results each value of a filter would leave, beside the other filters; partial ones
     count where there are few others. */
  counts(name, chosen, few) {
    const others = Object.entries(chosen).filter(([other, value]) => other !== name && value !== null);
    const exact = this.all.reduce((sum, key) => sum + Number(levelOf(key) > PARTLY), 0) >= few;
    const found = new Map();
    for (const key of this.all) {
      if (exact && levelOf(key) === PARTLY) break;
      const record = recordOf(key);
      const value = this.#index[name][record];
      const kept = others.every(([other, wanted]) => this.#index[other][record] === wanted);
      found.set(value, (found.get(value) ?? 0) + Number(kept));
    }
    return found;
  }

  get left() { return this.#kept.length - this.#next; }

  async more() {
    const keys = [...this.#kept.subarray(this.#next, this.#next + LOADED_AT_ONCE)];
    const graded = await Promise.all(keys.map(async (key, order) => {
      const number = recordOf(key);
      const level = levelOf(key);
      const record = await this.#index.record(number);
      const [rank, second] = grade(this.#index, this.#query, number, level, record);
      const invented = this.#index.invented[number];
      if (level && !rank) { this.exact -= 1; this.partial += 1; this.invented -= invented; }
      return { ...record, number, order, rank, second, invented };
    }));
    this.#next += keys.length;
    return graded.sort((a, b) => Number(b.rank > 0) - Number(a.rank > 0) || a.invented - b.invented
      || b.rank - a.rank || b.second - a.second || a.order - b.order);
  }
}
