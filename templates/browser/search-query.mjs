/** What a reader typed, as terms. */
import { runsOf } from "./search-fold.mjs";

/** @typedef {import("./search-fold.mjs").Unit} Unit */

/**
 * @typedef {object} Term
 * @property {string} shown As it was typed.
 * @property {boolean} quoted
 * @property {Unit[][]} runs Neighbours stand in one run; signs stand between two runs.
 * @property {Unit[]} units All of them.
 * @property {boolean} isWord A single word in letters, which may have other forms.
 */

const PIECE = /[“”„"]([^“”„"]+)[“”„"]|[「『]([^」』]+)[」』]|[^\s“”„"「」『』]+/gu;
const MOST_TERMS = 12;

/**
 * The terms of a query: what stands in quotes is one, elsewhere blanks separate.
 * @param {string} query
 * @param {(text: string) => {text: string}} fold
 * @returns {Term[]}
 */
export function termsOf(query, fold) {
  /** @type {Term[]} */
  const terms = [];
  for (const [whole, quoted, cornered] of query.matchAll(PIECE)) {
    const shown = (quoted ?? cornered ?? whole).trim();
    const runs = runsOf(fold(shown).text);
    const units = runs.flat();
    const isQuoted = quoted !== undefined || cornered !== undefined;
    if (units.length && !terms.some((term) => term.shown === shown)) {
      terms.push({ shown, quoted: isQuoted, runs, units, isWord: !isQuoted && units.length === 1 && !units[0].han });
    }
  }
  return terms.slice(0, MOST_TERMS);
}
