/** Forms of English words, and words with one letter wrong. */

const ENDING = /ing$|(?<!e)ed$/;
const PLURAL_OF_Y = /[^aeiou]ies$/;
const PLURAL_IN_ES = /(?:s|sh|ch|x|z)es$/;
const PLURAL = /(?<!s|u|[^e]i)s$/;

/**
 * What the forms of a word have in common: `communities` and `community` give `communiti`.
 * Endings of number, time and person only; `organiser` and `organisation` stay two words.
 * @param {string} word In small letters.
 */
export function stem(word) {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  let rest = word;
  if (rest.length > 4 && PLURAL_OF_Y.test(rest)) rest = `${rest.slice(0, -3)}y`;
  else if (rest.length > 4 && PLURAL_IN_ES.test(rest)) rest = rest.slice(0, -2);
  else if (rest.length > 3 && PLURAL.test(rest)) rest = rest.slice(0, -1);
  if (/[^aeiou]ied$/.test(rest)) rest = `${rest.slice(0, -3)}y`;
  else if (ENDING.test(rest)) {
    const short = rest.replace(ENDING, "");
    if (short === "us" || (short.length > 2 && /[aeiouy]/.test(short))) rest = short;
  }
  // Whether an `e` or a double letter belongs to the word or to its ending cannot be seen.
  if (rest.length > 3 || rest === "use") rest = rest.replace(/e$/, "").replace(/([^aeiou])\1$/, "$1");
  return rest.replace(/([^aeiou])y$/, "$1i");
}

/** What every form of a word begins with, at least three letters where the word has them. @param {string} word */
export function base(word) {
  const rest = stem(word).replace(/i$/, "");
  return rest.length > 2 ? rest : word;
}

/**
 * Whether one letter is wrong: another one, one too many, one missing, or two exchanged.
 * @param {string} a
 * @param {string} b
 */
export function isNear(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
