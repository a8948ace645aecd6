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

const SCHEMA = 1;
const LOADED_AT_ONCE = 24; /* records read and looked at closely for one screen of results */
const PREFIX_FILES = 4; /* word files read at most for the words with one beginning */
const PARTIAL = 0.5; /* share of a query, rare words counting more, that makes a partial match */
const IN_TITLE = 1.25; /* what a word counts in a title, in partial matches */

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

export class Index {
  #base; #head; #files = new Map(); #records = new Map();

  /* `base` is the address of the folder of index.json. */
  constructor(base) { this.#base = base; }

  async open() {
    this.#head = await this.#get("index.json", "no-cache").then((response) => response.json());
    if (this.#head.schema !== SCHEMA) throw new Error(`schema ${this.#head.schema}`);
    this.departments = this.#head.departments.map(([name, invented]) => ({ name, invented: Boolean(invented), key: normalise(name) }));
    this.kinds = this.#head.kinds;
    this.size = this.#head.runs.reduce((sum, [count]) => sum + count, 0);
    this.department = new Uint32Array(this.size);
    this.year = new Uint16Array(this.size);
    this.kind = new Uint8Array(this.size);
    let at = 0;
    for (const [count, department, year, kind] of this.#head.runs) {
      this.department.fill(department, at, at + count);
      this.year.fill(year ?? 0, at, at + count);
      this.kind.fill(kind, at, at + count);
      at += count;
    }
    return this;
  }

  async #get(path, cache = "default") {
    const response = await fetch(new URL(path, this.#base), { cache });
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
      for (let number = first; number <= last; number += 1) {
        for (const [entry, [inTitle, inText]] of await this.#words(number)) {
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

/* Every phrase of a query with its words looked up; phrases are what spaces part. */
async function phrases(index, query) {
  const whole = normalise(query);
  const parts = [...new Set(query.trim().split(/\s+/).map(normalise).filter(Boolean))];
  const looked = new Map();
  const look = (term) => {
    const key = `${term.word} ${term.prefix}`;
    if (!looked.has(key)) looked.set(key, index.lookup(term));
    return looked.get(key);
  };
  const phrase = async (text) => ({ text, found: await Promise.all(terms(text).map(look)) });
  return { whole: await phrase(whole), parts: parts.length > 1 ? await Promise.all(parts.map(phrase)) : [] };
}

function least(found, get) {
  return found.length ? found.reduce((low, one) => Math.min(low, get(one)), 9) : 0;
}

/* Whether a part of a query names the department or the year of a record. */
function names(index, part, record) {
  const year = part.replace(/(年度?)$/, "");
  if (/^[0-9]{4}$/.test(year) && index.year[record] === Number(year)) return true;
  return part.length > 1 && index.departments[index.department[record]].key.includes(part);
}

/* Candidates from the postings alone, likeliest first: [record, class, strength]. */
function candidates(index, { whole, parts }) {
  const found = [];
  const weights = whole.found.map(({ title, text }) => {
    let count = 0;
    for (let record = 0; record < index.size; record += 1) if (title[record] || text[record]) count += 1;
    return count ? Math.log(1 + index.size / count) : Math.log(1 + index.size);
  });
  const all = weights.reduce((sum, one) => sum + one, 0);
  for (let record = 0; record < index.size; record += 1) {
    const both = ({ title, text }) => Math.min(title[record] * 2 + text[record], 9);
    const inTitle = least(whole.found, ({ title }) => title[record]);
    const anywhere = least(whole.found, both);
    if (inTitle) { found.push([record, 4, 0]); continue; }
    if (anywhere) { found.push([record, 3, anywhere]); continue; }
    if (parts.length && parts.every((part) => least(part.found, both) || names(index, part.text, record))) {
      const titles = parts.filter((part) => least(part.found, ({ title }) => title[record])).length;
      found.push([record, titles ? 2 : 1, titles]);
      continue;
    }
    const share = whole.found.reduce((sum, one, at) => sum + weights[at] * (one.title[record] ? IN_TITLE : one.text[record] ? 1 : 0), 0) / all;
    if (all && share >= PARTIAL) found.push([record, 0, share]);
  }
  return found.sort((a, b) => b[1] - a[1] || b[2] - a[2] || index.year[b[0]] - index.year[a[0]] || a[0] - b[0]);
}

function occurrences(text, phrase) {
  return phrase ? text.split(phrase).length - 1 : 0;
}

/* How well a record that was read answers: 0 is a partial match. */
function grade(index, { whole, parts }, number, record) {
  const title = normalise(record.title);
  const text = record.text.split("\n").map(normalise).join("\n");
  const inside = (part) => title.includes(part) || text.includes(part);
  const times = occurrences(text, whole.text);
  if (title === whole.text) return [6, index.year[number] * 1e6 + text.length];
  if (title.startsWith(whole.text)) return [5, -title.length];
  if (title.includes(whole.text)) return [4, -title.length];
  if (times) return [3, times];
  const named = (part) => inside(part.text) || names(index, part.text, number);
  if (parts.length && parts.every(named)) return [parts.some((part) => title.includes(part.text)) ? 2 : 1, 0];
  return [0, 0];
}

/* A query that gives its results screen by screen. `keep` says which records a filter leaves. */
export class Search {
  #index; #query; #kept; #next = 0;

  static async start(index, text) {
    const search = new Search();
    search.#index = index;
    search.#query = await phrases(index, text);
    search.all = search.#query.whole.found.length ? candidates(index, search.#query) : [];
    search.filter(() => true);
    return search;
  }

  /* The texts to be marked in results. */
  get marked() {
    const { whole, parts } = this.#query;
    return [whole, ...parts].map((phrase) => phrase.text).filter(Boolean);
  }

  /* The words to be marked where no phrase stands. */
  get words() { return this.#query.whole.found.map(({ word }) => word); }

  filter(keep) {
    this.#kept = this.all.filter(([record]) => keep(record));
    this.#next = 0;
    this.exact = this.#kept.filter(([, level]) => level).length;
    this.partial = this.#kept.length - this.exact;
  }

  get left() { return this.#kept.length - this.#next; }

  async more() {
    const numbers = this.#kept.slice(this.#next, this.#next + LOADED_AT_ONCE);
    const graded = await Promise.all(numbers.map(async ([number, level], order) => {
      const record = await this.#index.record(number);
      const [rank, second] = grade(this.#index, this.#query, number, record);
      if (level && !rank) { this.exact -= 1; this.partial += 1; }
      return { ...record, number, order, rank, second };
    }));
    this.#next += numbers.length;
    return graded.sort((a, b) => b.rank - a.rank || b.second - a.second || a.order - b.order);
  }
}
