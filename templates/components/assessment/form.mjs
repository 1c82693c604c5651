/** Questions on the page: what is chosen in them, and setting them to what was chosen. */
import { node } from "../../browser/dom.mjs";
import { CHOICES } from "../../browser/shape.mjs";
import { addRow, objectsIn, showRows } from "./rows.mjs";

const ASIDE = "~";

/** @typedef {HTMLFieldSetElement} Field */

/** The questions inside an element by id, in reading order. @param {Element} root @returns {Map<string, Field>} */
export const fieldsOf = (root) =>
  new Map(Array.from(root.querySelectorAll("fieldset[data-ask]"), (field) => [
    /** @type {any} */ (field).dataset.ask,
    /** @type {Field} */ (field),
  ]));

/** Remembered at the question, since what stands aside is not in it. @param {any} field @param {string} name @returns {any} */
const part = (field, name) => (field[name] ??= field.querySelector(`[data-part="${name}"]`));

/** Behind what the text inputs belong that stand aside at first. */
const BEHIND = { note: "summary", reason: ".pb-ask__picks" };

/** @typedef {keyof BEHIND} Aside */

/**
 * Take the text inputs that nobody sees yet out of the page. Chromium lays out each one there is,
 * to know what it could fill in: on a long form that is more work than all of ours.
 * @param {Field} field
 */
export function putAside(field) {
  for (const name of Object.keys(BEHIND)) part(field, name)?.parentNode.remove();
}

/** @param {any} field @param {Aside} name */
export function bring(field, name) {
  const label = part(field, name)?.parentNode;
  // What is in its place stays there, with its cursor.
  if (label?.isConnected === false) field.querySelector(BEHIND[name]).after(label);
}

/** @param {Field} field @returns {HTMLInputElement[]} */
export const picksOf = (field) => Array.from(field.querySelectorAll(".pb-ask__picks input"));

const words = (/** @type {Element | null | undefined} */ element) => element?.textContent?.trim() ?? "";

/** The sentence that is answered. @param {Field} field */
export const textOf = (field) => words(part(field, "text"));

/** Where to look before answering. @param {Field} field */
export const hintOf = (field) => words(part(field, "hint"));

const labelOf = (/** @type {Field} */ field, /** @type {string} */ id) =>
  labelText(picksOf(field).find((input) => input.value === id)?.nextElementSibling);

/** The way to a question, in its words. @param {Field} field */
export const linkTo = (field) => node("a", { href: `#${field.id}` }, textOf(field));

/** The ids an answer chose. @param {any} answer @returns {string[]} */
export const pickedIn = (answer) => [answer?.option ?? answer?.options ?? []].flat();

/** What an answer says, in the words of the page. @param {Field} field @param {any} answer */
export const saidIn = (field, answer) =>
  pickedIn(answer).map((id) => labelOf(field, id) || id).join(" · ") ||
  String(answer?.number ?? answer?.text ?? answer?.reason ?? "");

/** The label without its longer description. @param {Element | null | undefined} element */
const labelText = (element) =>
  Array.from(element?.childNodes ?? [])
    .filter((child) => child.nodeName !== "SMALL")
    .map((child) => child.textContent)
    .join("")
    .trim();

/** What excludes each other does not stay chosen together. @param {Field} field @param {HTMLInputElement} changed */
export function settle(field, changed) {
  if (field.dataset.kind === "level") return;
  const value = part(field, "value");
  const isAside = changed.value.startsWith(ASIDE) && changed !== value;
  if (isAside && !changed.checked) return;
  for (const input of picksOf(field)) {
    if (input !== changed && (isAside || input.value.startsWith(ASIDE))) input.checked = false;
  }
  if (isAside && value) value.value = "";
}

/** What a field holds now, as a state of an answer. @param {Field} field */
export function chosen(field) {
  const ticked = picksOf(field).filter((input) => input.checked).map((input) => input.value);
  if (ticked.includes("~unknown")) return { unknown: true };
  if (ticked.includes("~na")) {
    const reason = part(field, "reason").value.trim();
    return { na: true, ...(reason ? { reason } : {}) };
  }
  if (ticked.includes("~none")) return { options: [] };
  if (ticked.length) return field.dataset.kind === "level" ? { option: ticked[0] } : { options: ticked };
  const value = part(field, "value")?.value.normalize(field.dataset.kind === "number" ? "NFKC" : "NFC").trim();
  return value ? { [/** @type {string} */ (field.dataset.kind)]: value } : {};
}

/**
 * The answer a field holds, with what is known of the question beside its state.
 * @param {Field} field
 * @param {any} old The answer before; fields we do not know stay.
 * @param {number} rev The question's revision of today.
 */
export function answerOf(field, old, rev) {
  const state = chosen(field);
  const { before, label, reason, ...rest } = old ?? {};
  for (const name of [...CHOICES, "na", "unknown"]) delete rest[name];
  const said = pickedIn(state).length ? saidIn(field, state) : "";
  const { note: _, evidence: __, ...others } = rest;
  const note = part(field, "note").value;
  const evidence = objectsIn(part(field, "evidence"));
  return {
    ...others,
    ...state,
    rev,
    ...(said ? { label: said } : {}),
    ...(before && !Object.keys(state).length ? { before } : {}),
    ...(note.trim() ? { note } : {}),
    ...(evidence.length ? { evidence } : {}),
  };
}

/** Set a field to an answer. @param {Field} field @param {any} labels Of evidence. @param {any} [answer] */
export function show(field, labels, answer = {}) {
  const ticked = new Set(pickedIn(answer));
  if (answer.unknown) ticked.add("~unknown");
  if (answer.na) ticked.add("~na");
  if (answer.options && !answer.options.length) ticked.add("~none");
  for (const input of picksOf(field)) input.checked = ticked.has(input.value);
  const value = part(field, "value");
  if (value) put(value, String(answer.number ?? answer.text ?? ""));
  if (part(field, "reason")) put(part(field, "reason"), answer.reason ?? "");
  put(part(field, "note"), answer.note ?? "");
  const list = part(field, "evidence");
  showRows(list, answer.evidence ?? [], (each) => addRow(list, labels, each));
}

/** Text being typed keeps its cursor. */
function put(/** @type {HTMLInputElement} */ input, /** @type {string} */ text) {
  if (input.value.trim() !== text.trim()) input.value = text;
}
