/** What the browser keeps for a site; it may refuse at any time, and nothing throws. */

/**
 * What storage says, or the other value where it refuses. Even naming it may throw.
 * @template T
 * @param {(storage: Storage) => T} work
 * @param {T} otherwise
 * @returns {T}
 */
export function guarded(work, otherwise) {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}

/** The names that begin so. @param {string} prefix @returns {string[]} */
export const keys = (prefix) =>
  guarded((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix)), []);

/** Take names out. @returns {boolean} Whether all of them are gone. */
export const removed = (/** @type {string[]} */ names) =>
  guarded((storage) => {
    for (const name of names) storage.removeItem(name);
    return names.every((name) => storage.getItem(name) === null);
  }, false);
