/** What a question says about its answer: not counted yet, worded otherwise since, taken back. */
import { node, press, refill } from "../../browser/dom.mjs";
import { bring, saidIn } from "./form.mjs";

/** @param {any} desk @param {string} id @param {HTMLElement} field */
export function flags(desk, id, field) {
  const { words, records, data } = desk;
  const answer = records.file.answers[id] ?? {};
  if (answer.note) bring(field, "note");
  if (answer.na) bring(field, "reason");
  const standing = desk.standing;
  const refused = standing.refused.get(id);
  const { rev = 1 } = data.outline.questions[id];
  const state = standing.states.get(id);
  const isAnswered = state ? state !== "missing" || Boolean(refused) : Boolean(answer.text);
  const lines = [];
  if (refused) lines.push(line(words.refused[refused.replaceAll("-", "_")] ?? words.refused.wrong_shape));
  if (isAnswered && (answer.rev ?? 1) !== rev) lines.push(line(words.reworded, press("confirm", words.reworded_right)));
  if (answer.before && !isAnswered) lines.push(line(desk.fill(words.reopened, { answer: answer.before.label ?? saidIn(/** @type {any} */ (field), answer.before) })));
  /** @type {any} */ (field.querySelector("[data-do=empty]")).hidden = !isAnswered;
  field.classList.toggle("pb-ask--refused", Boolean(refused));
  field.classList.toggle("pb-ask--done", isAnswered && !refused);
  refill(/** @type {any} */ (field.querySelector("[data-part=flags]")), ...lines);
}

const line = (/** @type {string} */ text, /** @type {any} */ more = null) =>
  node("p", { class: "pb-ask__flag" }, node("span", { "aria-hidden": "true" }, "⚑ "), text, more && " ", more);
