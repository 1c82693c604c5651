/** What the page has to tell, above the form, each thing once. */
import { node, press } from "../../browser/dom.mjs";
import { fill } from "../../browser/plural.mjs";
import { textOf } from "./form.mjs";

/** @param {Element} holder @param {any} words */
export function openNotices(holder, words) {
  /** What was said and closed again stays closed. @type {Set<string>} */
  const said = new Set();

  const drop = (/** @type {string} */ kind) => holder.querySelector(`[data-notice="${kind}"]`)?.remove();

  /**
   * @param {string} kind Only one of a kind stands at a time.
   * @param {string} text
   * @param {any[]} [lines] A list under the text.
   * @param {string[][]} [buttons] What can be done about it: name of the deed, and its words.
   */
  function show(kind, text, lines = [], buttons = [["close-notice", words.close]]) {
    drop(kind);
    const notice = node("div", { class: "pb-notice", "data-notice": kind, role: "status" },
      node("p", {}, text),
      lines.length ? node("ul", {}, ...lines) : null,
      node("p", { class: "pb-desk__row" }, ...buttons.map(([does, label]) => press(does, label))));
    holder.append(notice);
    if (kind === "sure") {
      notice.scrollIntoView({ block: "nearest" });
      notice.querySelector("button")?.focus();
    }
  }

  return {
    show,
    clear: () => holder.replaceChildren(),
    drop: (/** @type {string} */ kind) => {
      drop(kind);
      said.delete(kind);
    },

    /** @param {string} kind @param {string} text @param {string[][]} buttons */
    once(kind, text, buttons) {
      if (said.has(kind)) return;
      said.add(kind);
      show(kind, text, [], [...buttons, ["close-notice", words.close]]);
    },

    /** Why a file, a link or a record was not read. @param {any} refused */
    refuse(refused) {
      show("refused", refusalText(refused, words));
    },

    /** What bringing answers up to date did. @param {any[]} changes @param {any} desk */
    changes(changes, desk) {
      drop("changes");
      if (!changes.length) return;
      const title = (/** @type {string} */ id) => {
        const field = desk.field(id);
        return field ? textOf(field) : earlierText(desk.records.file.earlier?.[id], id);
      };
      show("changes", words.changes.lead, changes.map(({ what, question, from }) => node("li", {},
        desk.field(question) ? node("a", { href: `#${desk.field(question).id}` }, title(question)) : title(question),
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
