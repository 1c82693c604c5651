/** Handing text to the reader's clipboard. */

/** @param {string} text @returns {Promise<boolean>} Whether the clipboard took it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
