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

// What one tab remembers and others do not. Where it may not, nothing is lost: the page then
// shows the record that was changed last.

/** @param {string} name @returns {string | null} */
export function tabRecalls(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** An empty text is forgotten. @param {string} name @param {string} text */
export function tabRemembers(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // A tab that forgets.
  }
}

/** Forget everything whose name begins so. @param {string} prefix */
export function tabForgets(prefix) {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  } catch {
    // Where it may not be used there is nothing in it.
  }
}
