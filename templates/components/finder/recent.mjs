/** What was looked for in this browser, the last first. Storage may refuse: then nothing is kept. */

const MOST = 6;

/** @param {string} site */
const key = (site) => `pb:${encodeURIComponent(site)}:search`;

/** @param {string} site @returns {string[]} */
export function recent(site) {
  try {
    const kept = JSON.parse(localStorage.getItem(key(site)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} site @param {string} query @returns {boolean} Whether it is stored. */
export function remember(site, query) {
  const others = recent(site).filter((other) => other !== query);
  try {
    localStorage.setItem(key(site), JSON.stringify([query, ...others].slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} site @returns {boolean} Whether nothing is left. */
export function forget(site) {
  try {
    localStorage.removeItem(key(site));
    return true;
  } catch {
    return false;
  }
}
