/**
 * The page at the root: remembers which language a reader took, and takes a reader who comes
 * back, or whose browser names one of the languages, straight there.
 *
 * Only on arrival: who returns with the back button, reloads, or follows a link from this very
 * site wanted this page, and stays.
 */

const KEY = "pb:language";

/** The remembered language, or null where storage refuses or nothing is stored. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} language @returns {boolean} Whether it was stored. */
function remember(language) {
  try {
    localStorage.setItem(KEY, language);
    return true;
  } catch {
    return false;
  }
}

/** Whether the reader has just arrived from outside, and has not seen this page before. */
function arrives() {
  const [entry] = performance.getEntriesByType("navigation");
  const within = document.referrer !== "" && new URL(document.referrer).origin === location.origin;
  return entry?.type === "navigate" && !within && location.hash === "";
}

class ChooseElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const links = [...this.querySelectorAll("a[hreflang]")];
    const offered = new Map(links.map((link) => [link.getAttribute("hreflang") ?? "", link]));
    for (const [language, link] of offered) {
      link.addEventListener("click", () => remember(language), { signal: this.#connection.signal });
    }
    const wished = [remembered() ?? "", ...navigator.languages];
    const match = wished
      .map((tag) => offered.get(tag) ?? offered.get(tag.split("-")[0]))
      .find((link) => link !== undefined);
    // `replace` leaves no entry behind that would send the back button here again.
    if (match && arrives()) location.replace(/** @type {HTMLAnchorElement} */ (match).href);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

customElements.define("pb-choose", ChooseElement);
