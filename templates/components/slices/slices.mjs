/**
 * A long page in slices: what stands below the first screens is laid out while the browser has
 * nothing else to do, so that a press is answered at once. The page says by `pb-fresh` that its
 * reader begins at the top; without scripts, and on the pages that follow without reloading,
 * everything is laid out as always.
 */

const SLICE_MS = 8;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

function layOut(/** @type {HTMLElement[]} */ parts) {
  const end = performance.now() + SLICE_MS;
  while (parts.length && performance.now() < end) {
    const part = /** @type {HTMLElement} */ (parts.shift());
    part.style.contentVisibility = "visible";
    // Asking for its height makes the browser lay it out now.
    part.getBoundingClientRect();
  }
  if (parts.length) whenIdle(() => layOut(parts));
}

if (document.querySelector(".pb-fresh")) whenIdle(() => layOut([...document.querySelectorAll(".pb-block")]));
