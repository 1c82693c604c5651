/** The order in which files write their keys. */

/** By code point, as Python sorts; plain `<` compares UTF-16 units. */
export function byCodePoint(/** @type {string} */ a, /** @type {string} */ b) {
  const left = Array.from(a, (c) => c.codePointAt(0) ?? 0);
  const right = Array.from(b, (c) => c.codePointAt(0) ?? 0);
  const at = left.findIndex((point, index) => point !== right[index]);
  if (at < 0) return left.length - right.length;
  return at < right.length ? left[at] - right[at] : 1;
}
