/** What a worksheet has to tell, each thing once, and what it asks before it cannot be undone. */
import { node, press } from "../../browser/dom.mjs";

/** @param {Element} holder @param {any} words */
export function openNotices(holder, words) {
  /** What was said and closed again stays closed. @type {Set<string>} */
  const said = new Set();

  const notice = (/** @type {string} */ kind, /** @type {string} */ text, /** @type {string[][]} */ buttons) =>
    node("div", { class: "pb-notice", "data-notice": kind, role: "status" },
      node("p", {}, text),
      node("p", { class: "pb-desk__row" }, ...buttons.map(([does, label]) => press(does, label))));

  const drop = (/** @type {string} */ kind) => {
    holder.querySelector(`[data-notice="${kind}"]`)?.remove();
    said.delete(kind);
  };

  return {
    drop,
    clear: () => holder.replaceChildren(),

    /** Only one of a kind stands at a time. @param {string} kind @param {string} text @param {string[][]} [buttons] */
    show(kind, text, buttons = []) {
      drop(kind);
      said.add(kind);
      holder.append(notice(kind, text, [...buttons, ["close-notice", words.close]]));
    },

    /** @param {string} kind @param {string} text @param {string[][]} buttons */
    once(kind, text, buttons) {
      if (!said.has(kind)) this.show(kind, text, buttons);
    },

    /** What cannot be undone is done only after a second press, right where the first was. */
    ask(/** @type {HTMLElement} */ button, /** @type {string} */ text, /** @type {string} */ does, /** @type {string} */ yes) {
      if (button.nextElementSibling?.matches("[data-notice]")) return;
      button.after(notice("sure", text, [[does, yes], ["close-notice", words.keep]]));
      button.nextElementSibling?.querySelector("button")?.focus();
    },

    /** The focus goes back to what was pressed first. @param {HTMLElement} button */
    close(button) {
      const found = /** @type {any} */ (button.closest("[data-notice]"));
      found?.previousElementSibling?.focus();
      found?.remove();
    },
  };
}
