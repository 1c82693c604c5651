/** Where terms stand in the text itself, and what of it a result shows. */
import { CJK, LETTER, isCutOff, runsOf } from "./search-fold.mjs";

/** @typedef {import("./search-query.mjs").Term} Term */
/** @typedef {import("./search-fold.mjs").Folded} Folded */
/** @typedef {[start: number, end: number]} Span In the folded text. */
/** @typedef {{text: string, isHit: boolean}} Piece */

const BLANKS = "[^\\S\\n]*";
/** Between two runs of a term; a line to write on is a long row of them. */
const SIGNS = `(?:(?!${LETTER})[^\\n${CJK}]){0,40}`;
const BEFORE = `(?<!${LETTER})`;
const REST = `(?:${LETTER})*(?:[+#]+)?`;
/** Hits at which an excerpt may begin. */
const MOST_TRIED = 40;

/**
 * A pattern for a term in folded text.
 * @param {Term} term
 * @param {string[]} forms The words that count as the term, where it is a word.
 */
export function patternOf(term, forms) {
  if (term.isWord) {
    const [{ text, token }] = term.units;
    // What is longer than a word may be is in the index by its beginning.
    const whole = (/** @type {string} */ form) => escaped(form === token ? text : form) + (isCutOff(form) ? REST : "");
    const words = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(whole);
    return new RegExp(`${BEFORE}(?:${words.join("|")})(?!${LETTER})`, "gu");
  }
  const runs = term.runs.map((run) =>
    run.map(({ text }, n) => (n && !(run[n - 1].han || run[n].han) ? "[^\\S\\n]+" : n ? BLANKS : "") + escaped(text)).join(""),
  );
  const [first, last] = [term.units[0], term.units[term.units.length - 1]];
  const mixed = term.units.some((unit) => unit.han);
  const start = first.han || mixed ? "" : BEFORE;
  const end = last.han || mixed ? "" : `(?!${LETTER})`;
  return new RegExp(start + runs.join(SIGNS) + end, "gu");
}

/** A pattern for all terms in a row, as they were typed. @param {Term[]} terms */
export const inARow = (terms) =>
  new RegExp(terms.flatMap((term) => term.runs).map((run) => run.map(({ text }) => escaped(text)).join(BLANKS)).join(SIGNS), "u");

/** Patterns for whatever part of a phrase stands somewhere, of two units at least. @param {Term} term */
export function pairPattern(term) {
  const pairs = term.runs.flatMap((run) =>
    run.length === 1 ? [escaped(run[0].text)] : run.slice(1).map((unit, n) => escaped(run[n].text) + BLANKS + escaped(unit.text)),
  );
  // Overlapping pairs are one stretch: each is looked for ahead, wherever it begins.
  return new RegExp(`(?=(${pairs.join("|")}))`, "gu");
}

/** @param {RegExp} pattern @param {string} text @returns {Span[]} */
export function spansOf(pattern, text) {
  return Array.from(text.matchAll(pattern), (found) => {
    const length = (found[0] || found[1] || "").length;
    return /** @type {Span} */ ([found.index, /** @type {number} */ (found.index) + length]);
  });
}

/** Whether a text is the query and nothing else, signs aside. @param {string} folded @param {Term[]} terms */
export const isJust = (folded, terms) =>
  plain(runsOf(folded).flat()) === plain(terms.flatMap((term) => term.units));

const plain = (/** @type {{text: string}[]} */ units) => units.map(({ text }) => text).join(" ");

const escaped = (/** @type {string} */ text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * A text's hits with what stands around them, in pieces; hits are told apart. One stretch where
 * that shows every term, else a shorter one for each that is left.
 * @param {string} text
 * @param {Folded} folded
 * @param {Span[][]} spans Of each term.
 * @param {number} wide How many units of width; a Han character has two.
 * @returns {{pieces: Piece[], before: boolean, after: boolean, from: number}} Whether something is left out on either side.
 */
export function excerpt(text, folded, spans, wide) {
  const all = merged(spans.flat().map((span) => original(span, folded)));
  const terms = spans.filter((own) => own.length).map((own) => own.map((span) => original(span, folded)));
  if (terms.length < 2) return stretch(text, all, 0, wide);
  /** @type {ReturnType<typeof stretch>[]} */
  const shown = [];
  let missing = terms;
  while (missing.length && shown.length < 3) {
    // The first hit after which the most terms stand near.
    const near = (/** @type {number} */ at) =>
      missing.filter((own) => own.some(([start, end]) => start >= at && end <= at + wide / 3)).length;
    const places = missing.flat().map(([start]) => start).sort((a, b) => a - b).slice(0, MOST_TRIED);
    const at = places.reduce((best, place) => (near(place) > near(best) ? place : best));
    const found = stretch(text, all, at, shown.length ? wide / 2 : wide);
    const left = missing.filter((own) => !own.some(([start, end]) => start >= found.start && end <= found.end));
    if (left.length === missing.length) break;
    if (!shown.some(({ start, end }) => found.start < end && found.end > start)) shown.push(found);
    missing = left;
  }
  shown.sort((a, b) => a.start - b.start);
  const pieces = shown.flatMap((each, n) => (n ? [{ text: " … ", isHit: false }, ...each.pieces] : each.pieces));
  return { pieces, before: shown[0].before, after: shown[shown.length - 1].after, from: shown[0].from };
}

/** One stretch around the first hit from a place on. */
function stretch(/** @type {string} */ text, /** @type {Span[]} */ ordered, /** @type {number} */ at, /** @type {number} */ wide) {
  const first = (ordered.find(([, end]) => end > at) ?? ordered[0])?.[0] ?? 0;
  const last = ordered.find(([start]) => start >= first)?.[1] ?? 0;
  let start = first;
  for (let room = wide * 0.3; start > 0 && room > 0 && text[start - 1] !== "\n"; start--) room -= width(text[start - 1]);
  // A stretch begins with a word or a sentence where one is near.
  if (start > 0 && text[start - 1] !== "\n") {
    const ahead = /[。！？；.!?;]\s*/u.exec(text.slice(start, first)) ?? /\s+/u.exec(text.slice(start, first));
    if (ahead) start += ahead.index + ahead[0].length;
  }
  let end = start;
  for (let room = wide; end < text.length && (room > 0 || end < last); end++) room -= width(text[end]);
  if (end < text.length && /[A-Za-z]/.test(text[end])) {
    const back = text.slice(start, end).search(/\s\S*$/u);
    if (back > 0 && start + back >= last) end = start + back;
  }
  // No hit is shown in part.
  for (const [from, to] of ordered) {
    if (from < start && to > start) start = from;
    if (from < end && to > end) end = to;
  }
  /** @type {Piece[]} */
  const pieces = [];
  let done = start;
  for (const [from, to] of ordered) {
    if (from >= end || to <= start) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), isHit: false });
    pieces.push({ text: text.slice(Math.max(from, done), Math.min(to, end)), isHit: true });
    done = Math.min(to, end);
  }
  if (done < end) pieces.push({ text: text.slice(done, end), isHit: false });
  return { pieces, start, end, before: start > 0, after: end < text.length, from: first };
}

/** A stretch of the folded text in the original. @returns {Span} */
const original = (/** @type {Span} */ [start, end], /** @type {Folded} */ folded) => [folded.at[start], ending(folded, end)];

/** Where in the original the last character of a hit ends. */
const ending = (/** @type {Folded} */ { at }, /** @type {number} */ end) => {
  const last = at[end - 1];
  let next = end;
  while (next < at.length - 1 && at[next] === last) next++;
  return at[next];
};

const width = (/** @type {string} */ character) => (character > "\u2e7f" ? 2 : 1);

/** Spans that touch as one. */
function merged(/** @type {Span[]} */ spans) {
  /** @type {Span[]} */
  const joined = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
