/**
 * Writing that readers take for the same becomes the same: width, case, accents, Han variants.
 * The same as generator/playbook_press/search/folding.py and tokens.py, character by character.
 */

export const CJK =
  "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303c\\u3040-\\u30ff\\u3105-\\u312f" +
  "\\u3130-\\u318f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff" +
  "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";

/** One letter or digit of a word: everything alphabetic that is not a unit of its own. */
export const LETTER = `(?![${CJK}])[\\p{L}\\p{N}]`;

const UNIT = new RegExp(`[${CJK}]|(?:${LETTER})+(?:[+#]+(?!${LETTER}))?|[^\\S\\n]+|[^]`, "gu");
const HAN = new RegExp(`^[${CJK}]`, "u");
const WORD = new RegExp(`^${LETTER}`, "u");
const BLANK = /^[^\S\n]/u;
const UNSEEN = /[\p{Mn}\p{Me}\p{Cf}]/u;
const ACCENTS = /\p{Mn}/gu;
/** Of a word in the index; what is longer stands there by its first letters. */
const MOST_LETTERS = 40;

/** @typedef {{text: string, at: number[]}} Folded The text, and where each of its units of UTF-16 comes from. */

/**
 * A function that folds.
 * @param {string} pairs Variants and what each is folded to, in turn.
 * @returns {(text: string) => Folded}
 */
export function folding(pairs) {
  const variants = new Map();
  const signs = Array.from(pairs);
  for (let n = 0; n < signs.length; n += 2) variants.set(signs[n], signs[n + 1]);
  /** @type {Map<string, string>} */
  const known = new Map();

  const one = (/** @type {string} */ character) => {
    if (UNSEEN.test(character)) return "";
    const code = /** @type {number} */ (character.codePointAt(0));
    if (code <= 0x052f || (code >= 0x1e00 && code <= 0x1fff)) {
      return character.normalize("NFD").replace(ACCENTS, "");
    }
    return variants.get(character) ?? character;
  };
  const folded = (/** @type {string} */ character) => {
    let found = known.get(character);
    if (found === undefined) {
      const plain = UNSEEN.test(character) ? "" : character.normalize("NFKC").toLowerCase();
      known.set(character, (found = Array.from(plain, one).join("")));
    }
    return found;
  };

  return (text) => {
    let out = "";
    let offset = 0;
    const at = [];
    for (const character of text) {
      const plain = folded(character);
      for (let n = 0; n < plain.length; n++) at.push(offset);
      out += plain;
      offset += character.length;
    }
    at.push(offset);
    return { text: out, at };
  };
}

/** @typedef {{text: string, token: string, han: boolean}} Unit What stands there, and what the index has of it. */

/** What the index has of a word. */
const indexed = (/** @type {string} */ word) =>
  word.length > MOST_LETTERS ? Array.from(word).slice(0, MOST_LETTERS).join("") : word;

/** Whether a token may be no more than the beginning of a word. @param {string} token */
export const isCutOff = (token) => token.length >= MOST_LETTERS && Array.from(token).length >= MOST_LETTERS;

/**
 * The units of a folded text in runs: blanks join, anything else that is no unit separates.
 * @param {string} text
 * @returns {Unit[][]}
 */
export function runsOf(text) {
  /** @type {Unit[][]} */
  const runs = [];
  let joins = false;
  for (const [found] of text.matchAll(UNIT)) {
    if (BLANK.test(found)) continue;
    const han = HAN.test(found);
    if (!han && !WORD.test(found)) {
      joins = false;
      continue;
    }
    const unit = { text: found, token: indexed(found), han };
    if (joins) runs[runs.length - 1].push(unit);
    else runs.push([unit]);
    joins = true;
  }
  return runs;
}
