/** What the browser knows of a language's way of writing, made once. */

/** @type {Map<string, any>} */
const made = new Map();

/**
 * A formatter of `Intl`, kept: making one takes a browser longer than drawing the table it is for.
 * @template T
 * @param {new (language: string, options?: any) => T} Kind
 * @param {string} language
 * @param {Record<string, string>} [options]
 * @returns {T}
 */
export function formatter(Kind, language, options) {
  const key = [Kind.name, language, ...Object.values(options ?? {})].join();
  if (!made.has(key)) made.set(key, new Kind(language, options));
  return made.get(key);
}
