/** Making elements that most components need, and putting new content in place of the old. */
import { filled, isShown, node } from "./node.mjs";

export { node };

/** @typedef {import("./node.mjs").Child} Child */

const DRAWING = "http://www.w3.org/2000/svg";

/** The same for a part of a drawing. @type {(name: string, attributes?: any, ...children: Child[]) => any} */
export const drawn = (name, attributes, ...children) =>
  filled(document.createElementNS(DRAWING, name), attributes, children);

/**
 * A button that does something; whoever listens finds what by `data-do`.
 * @param {string} does
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
export const press = (does, text, attributes) =>
  node("button", { type: "button", class: "pb-press", "data-do": does, "data-key": does, ...attributes }, text);

/**
 * Something that opens on request, and stays open when it is drawn anew.
 * @param {string} key
 * @param {string} summary
 * @param {...Child} children
 */
export const fold = (key, summary, ...children) =>
  node("details", { class: "pb-details", "data-key": key }, node("summary", {}, summary), ...children);

/** Words that stand back. @param {...Child} children */
export const quiet = (...children) => node("small", { class: "pb-quiet" }, ...children);

/**
 * New content in place of the old. What was open stays open, and the focus stays where it was,
 * as far as elements say by `data-key` that they are the same.
 * @param {Element} holder
 * @param {...Child} children
 */
export function refill(holder, ...children) {
  const kept = (/** @type {string} */ wanted) => Array.from(holder.querySelectorAll(wanted), keyOf);
  const open = kept("details[open][data-key]");
  const active = document.activeElement;
  const focused = active && holder.contains(active) ? keyOf(active) : undefined;
  holder.replaceChildren(...children.filter(isShown));
  for (const found of /** @type {NodeListOf<HTMLElement>} */ (holder.querySelectorAll("[data-key]"))) {
    if (open.includes(keyOf(found))) found.setAttribute("open", "");
    if (focused !== undefined && focused === keyOf(found)) {
      (found.matches("details") ? found.querySelector("summary") ?? found : found).focus();
    }
  }
}

const keyOf = (/** @type {Element} */ element) =>
  /** @type {HTMLElement | null} */ (element.closest("[data-key]"))?.dataset.key;
