/** What the page has to tell, above the form, each thing once. */
import { node, press } from "../../browser/dom.mjs";
import { fill } from "../../browser/plural.mjs";
import { linkTo } from "./form.mjs";

/** @param {Element} holder @param {any} words */
export function openNotices(holder, words) {
  /** What was said and closed again stays closed. @type {Set<string>} */
  const said = new Set();

  const drop = (/** @type {string} */ kind) => holder.querySelector(`[data-notice="${kind}"]`)?.remove();

  const notice = (/** @type {string} */ kind, /** @type {string} */ text, /** @type {any[]} */ lines, /** @type {string[][]} */ buttons) =>
    node("div", { class: "pb-notice", "data-notice": kind, role: "status" },
      node("p", {}, text),
      lines.length > 0 && node("ul", {}, ...lines),
      node("p", { class: "pb-desk__row" }, ...buttons.map(([does, label]) => press(does, label))));

  /** Only one of a kind stands at a time. */
  function show(/** @type {string} */ kind, /** @type {string} */ text, /** @type {any[]} */ lines = [], /** @type {string[][]} */ buttons = []) {
    drop(kind);
    holder.append(notice(kind, text, lines, [...buttons, ["close-notice", words.close]]));
  }

  return {
    show,
    clear: () => holder.replaceChildren(),
    drop: (/** @type {string} */ kind) => {
      drop(kind);
      said.delete(kind);
    },

    /** What cannot be undone is done only after a second press, right where the first was. */
    ask(/** @type {HTMLElement} */ button, /** @type {string} */ text, /** @type {string} */ does, /** @type {string} */ yes) {
      if (button.nextElementSibling?.matches("[data-notice]")) return;
      button.after(notice("sure", text, [], [[does, yes], ["close-notice", words.keep]]));
      button.nextElementSibling?.querySelector("button")?.focus();
    },

    /** @param {string} kind @param {string} text @param {string[][]} buttons */
    once(kind, text, buttons) {
      if (said.has(kind)) return;
      said.add(kind);
      show(kind, text, [], buttons);
    },

    /** Why a file, a link or a record was not read. @param {any} refused */
    refuse(refused) {
      show("refused", refusalText(refused, words));
    },

    /** What bringing answers up to date did. @param {any[]} changes @param {any} desk */
    changes(changes, desk) {
      drop("changes");
      if (!changes.length) return;
      show("changes", words.changes.lead, changes.map(({ what, question, from }) => node("li", {},
        desk.field(question) ? linkTo(desk.field(question)) : earlierText(desk.records.file.earlier?.[question], question),
        " · ",
        fill(words.changes[what], { from: from ?? "" }))));
    },
  };
}

/** @param {any} refused @param {any} words */
export const refusalText = ({ code, ...detail }, words) =>
  fill(words.refusal[code.replaceAll("-", "_")] ?? words.refusal.wrong_shape, {
    ...{ field: "", question: "", playbook: "", assessment: "" },
    ...detail,
  });

/** A question that is no longer asked, by what was answered. */
const earlierText = (/** @type {any} */ answer, /** @type {string} */ id) => (answer?.label ? `${id}: ${answer.label}` : id);
