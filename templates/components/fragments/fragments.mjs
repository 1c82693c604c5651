/**
 * Links to a place in the same page are the browser's own affair. Material's instant navigation
 * does not know which page is open until it has exchanged one. So when the first such link is
 * followed, it fetches the open page and puts it in place of itself, and whatever had the focus
 * since is gone.
 */

/** An address without its fragment. */
const page = (/** @type {{href: string}} */ { href }) => href.split("#")[0];
const first = page(location);
let hasExchanged = false;

// Addresses that Material goes to: those it is not kept from below. Its script runs after this one.
addEventListener("DOMContentLoaded", () => /** @type {any} */ (globalThis).location$?.subscribe(() => (hasExchanged = true)));

addEventListener(
  "click",
  (/** @type {any} */ { target }) => {
    const link = target.closest("a");
    // Material leaves links with a target alone; this one means what there is without it.
    if (!hasExchanged && link?.hash && page(link) === first) link.target = "_self";
  },
  true,
);

// The way back from a place in the page leads through no other page either. Listeners are told in
// the order they came, so this one has to stand before Material's.
addEventListener("popstate", (event) => !hasExchanged && page(location) === first && event.stopImmediatePropagation(), true);
