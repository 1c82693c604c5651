/** Where the terms of a query may stand, as far as the lists of the index can tell. */
import { base, isNear, stem } from "./search-english.mjs";
import { IN_HEADING, IN_TEXT, IN_TITLE } from "./search-shards.mjs";

/** @typedef {import("./search-query.mjs").Term} Term */
/** @typedef {import("./search-shards.mjs").Hit} Hit */

/**
 * @typedef {object} Found
 * @property {Map<number, {worth: number, where: number, length: number}>} parts
 * @property {boolean} isExact Whether every part named holds the term; else it only may.
 * @property {boolean} isWhole Whether no other part can hold it.
 * @property {string[]} forms The words that count as the term, where it is a word.
 * @property {string[]} instead The words taken for one that is nowhere.
 */

const PLACES = 44;
const MOST_SHARDS = 3;
const MOST_FORMS = 40;
/** As many parts may be looked up; above that, more lists are asked first. */
const FEW = 12;
const FIRST_LISTS = 4;
const WORTH = [60, 30, 10];
const AS_TYPED = 60;

/** @typedef {Record<"shards" | "words" | "endings", ReturnType<typeof import("./search-shards.mjs").openShards>>} Lists */

/** @param {Term} term @param {Lists} index @returns {Promise<Found>} */
export async function findTerm(term, index) {
  if (term.isWord) {
    const [{ text, token }] = term.units;
    const found = await findWord(token, index);
    return { ...found, isExact: found.isExact && text === token };
  }
  const found = await Promise.all(term.runs.map((run) => findRun(run, index, term.runs.length === 1)));
  if (found.length === 1) return found[0];
  const parts = shared(found.map((each) => each.parts));
  return { ...found[0], parts, isExact: false, isWhole: found.every((each) => each.isWhole) };
}

/** Words: the word itself, its forms, and what begins with it; else those with one letter wrong. */
async function findWord(/** @type {string} */ word, /** @type {Lists} */ { shards, words, endings }) {
  const forms = [word];
  let isWhole = true;
  if (word.length > 2) {
    const root = stem(word);
    const range = await shards.range(base(word), MOST_SHARDS, word);
    isWhole = range.whole;
    const letters = range.tokens.filter((token) => !/[^\u0000-\u024f]/.test(token));
    forms.push(...letters.filter((token) => token !== word && stem(token) === root));
    forms.push(...letters.filter((token) => token.startsWith(word) && !forms.includes(token)));
  }
  const found = await together(forms.slice(0, MOST_FORMS), word, shards);
  if (found.size || word.length < 5) return { parts: found, isExact: true, isWhole, forms, instead: [] };
  const [ahead, back] = await Promise.all([
    words.range(word.slice(0, 2), MOST_SHARDS),
    endings.range(reversed(word.slice(-2)), MOST_SHARDS),
  ]);
  const near = [...new Set([...ahead.tokens, ...back.tokens.map(reversed)])].filter((each) => isNear(each, word));
  const parts = await together(near, "", shards);
  return { parts, isExact: true, isWhole: true, forms: near, instead: near };
}

const reversed = (/** @type {string} */ text) => Array.from(text).reverse().join("");

/** The parts of several words; the word itself counts more than its forms. */
async function together(/** @type {string[]} */ forms, /** @type {string} */ word, /** @type {Lists["shards"]} */ shards) {
  const lists = await Promise.all(forms.map((form) => shards.lists(form)));
  // Who has typed no word of the site is in the middle of one: what begins like that comes first.
  const isBegun = forms[0] === word && !lists[0].size;
  /** @type {Found["parts"]} */
  const parts = new Map();
  lists.forEach((list, n) => {
    const isSame = forms[n] === word;
    const isOther = isBegun && !forms[n].startsWith(word);
    const share = isSame ? 1 : isOther ? 0.4 : isBegun || stem(forms[n]) === stem(word) ? 0.8 : 0.5;
    for (const [part, hit] of list) {
      // The word as it was typed, wherever it stands, comes before its forms.
      const worth = worthOf(hit) * share + (isSame ? AS_TYPED : 0);
      const known = parts.get(part);
      const where = isOther ? IN_TEXT : hit.where;
      if (!known || known.worth < worth) parts.set(part, { worth, where, length: hit.length });
    }
  });
  return parts;
}

const worthOf = (/** @type {Hit} */ { where, places }) => WORTH[where] + (places ? places.length : 6);

/** Neighbours: the parts in which the places of all their tokens fit together. */
async function findRun(
  /** @type {Term["units"]} */ units,
  /** @type {Lists} */ { shards },
  /** @type {boolean} */ isAlone,
) {
  if (units.length === 1 && units[0].han) {
    const range = await shards.range(units[0].text, MOST_SHARDS);
    const lists = await Promise.all(range.tokens.map((token) => shards.lists(token)));
    /** @type {Found["parts"]} */
    const parts = new Map();
    for (const list of lists) {
      for (const [part, { where, length, places }] of list) {
        const known = parts.get(part);
        const worth = worthOf({ where, length, places });
        if (!known || known.worth < worth) parts.set(part, { worth, where, length });
      }
    }
    return { parts, isExact: true, isWhole: range.whole, forms: [], instead: [] };
  }
  const { needed, more, helpful } = tokensOf(units);
  let asked = await ask(needed, shards);
  let parts = fitting(asked);
  for (const token of more) {
    if (parts.size <= FEW) break;
    asked = [...asked, ...(await ask([token], shards))];
    parts = fitting(asked);
  }
  if (helpful.length && parts.size) {
    const strict = fitting([...asked, ...(await ask(helpful, shards))]);
    if (strict.size) parts = strict;
  }
  return { parts, isExact: isAlone && units.length === 2 && !helpful.length, isWhole: true, forms: [], instead: [] };
}

/** @typedef {{at: number, token: string}} Token A token and which unit of the run it begins with. */

/**
 * The tokens of a run: those that cover it, those that make surer, and whole words at its ends,
 * of which it may hold only a part.
 */
function tokensOf(/** @type {Term["units"]} */ units) {
  const pair = (/** @type {number} */ at) => {
    const [one, other] = [units[at], units[at + 1]];
    if (!one || !other || !(one.han || other.han)) return undefined;
    const [last] = Array.from(one.text).slice(-1);
    return { at, token: last + Array.from(other.text)[0] };
  };
  /** @type {Token[]} */
  const needed = [];
  /** @type {Token[]} */
  const helpful = [];
  units.forEach(({ token, han }, at) => {
    if (han) return;
    const isCut = (at === 0 && units[1]?.han) || (at === units.length - 1 && units[at - 1]?.han);
    (isCut ? helpful : needed).push({ at, token });
  });
  /** @type {Token[]} */
  const pairs = [];
  for (let at = 0; at < units.length - 1; at++) {
    const found = pair(at);
    if (found) pairs.push(found);
  }
  let covered = 0;
  const covering = pairs.filter(({ at }, n) => {
    const next = pairs[n + 1];
    const isWanted = at >= covered || (at + 1 >= covered && (!next || next.at > at + 1));
    if (isWanted) covered = at + 2;
    return isWanted;
  });
  // A long phrase is told apart by its first tokens and its last; the text decides.
  const first = covering.length > FIRST_LISTS ? [...covering.slice(0, FIRST_LISTS - 1), ...covering.slice(-1)] : covering;
  return {
    needed: [...needed, ...first],
    more: [...covering, ...pairs].filter((each, n, all) => !first.includes(each) && all.indexOf(each) === n),
    helpful,
  };
}

/** @typedef {{at: number, list: Map<number, Hit>}} Asked */

const ask = (/** @type {Token[]} */ tokens, /** @type {Lists["shards"]} */ shards) =>
  Promise.all(tokens.map(async ({ at, token }) => ({ at, list: await shards.lists(token) })));

/** The parts that every list names, with places that agree. */
function fitting(/** @type {Asked[]} */ asked) {
  /** @type {Found["parts"]} */
  const parts = new Map();
  const ordered = [...asked].sort((a, b) => a.list.size - b.list.size);
  if (!ordered.length) return parts;
  each: for (const part of ordered[0].list.keys()) {
    /** @type {number[] | null} */
    let starts = null;
    let where = IN_TITLE;
    let length = 0;
    let count = 9;
    for (const { at, list } of ordered) {
      const hit = list.get(part);
      if (!hit) continue each;
      where = Math.max(where, hit.where);
      length = Math.max(length, hit.length);
      count = Math.min(count, hit.places ? hit.places.length : 6);
      if (!hit.places) continue;
      const own = hit.places.map((place) => (place - at + PLACES * PLACES) % PLACES);
      const before = starts;
      starts = before ? own.filter((place) => before.includes(place)) : own;
      if (!starts.length) continue each;
    }
    parts.set(part, { worth: WORTH[where] + count, where, length });
  }
  return parts;
}

/** The parts of all. */
function shared(/** @type {Found["parts"][]} */ all) {
  const [first, ...others] = [...all].sort((a, b) => a.size - b.size);
  /** @type {Found["parts"]} */
  const parts = new Map();
  for (const [part, hit] of first) {
    const others_ = others.map((each) => each.get(part));
    if (others_.includes(undefined)) continue;
    const hits = [hit, .../** @type {(typeof hit)[]} */ (others_)];
    parts.set(part, {
      worth: Math.min(...hits.map((each) => each.worth)),
      where: Math.max(...hits.map((each) => each.where)),
      length: Math.max(...hits.map((each) => each.length)),
    });
  }
  return parts;
}

/**
 * For what is nowhere: how much of it stands in each part.
 * @param {Term} term
 * @param {Lists} index
 * @returns {Promise<Map<number, number>>} From 0 to 1 by part.
 */
export async function findNear(term, { shards }) {
  const tokens = term.runs.flatMap((run) => {
    const { needed, more, helpful } = tokensOf(run);
    return run.length === 1 ? [{ at: 0, token: run[0].token }] : [...needed, ...more, ...helpful];
  });
  const chosen = tokens.slice(0, 8);
  /** @type {Map<number, number>} */
  const votes = new Map();
  for (const { list } of await ask(chosen, shards)) {
    for (const [part, { where }] of list) {
      votes.set(part, (votes.get(part) ?? 0) + (where === IN_TEXT ? 1 : where === IN_HEADING ? 1.1 : 1.2) / chosen.length);
    }
  }
  return votes;
}
