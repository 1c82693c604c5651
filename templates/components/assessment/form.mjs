/** Questions on the page: what is chosen in them, and setting them to what was chosen. */
import { node } from "../../browser/dom.mjs";
import { jsonText } from "../../browser/json.mjs";
import { CHOICES } from "../../browser/shape.mjs";

const ASIDE = "~";

/** @typedef {HTMLFieldSetElement} Field */

/** The questions inside an element by id, in reading order. @param {Element} root @returns {Map<string, Field>} */
export const fieldsOf = (root) =>
  new Map(Array.from(root.querySelectorAll("fieldset[data-ask]"), (field) => [
    /** @type {any} */ (field).dataset.ask,
    /** @type {Field} */ (field),
  ]));

/** @param {Field} field @param {string} name @returns {any} */
const part = (field, name) => field.querySelector(`[data-part="${name}"]`);

/** @param {Field} field @returns {HTMLInputElement[]} */
export const picksOf = (field) => Array.from(field.querySelectorAll(".pb-ask__picks input"));

const words = (/** @type {Element | null | undefined} */ element) => element?.textContent?.trim() ?? "";

/** The sentence that is answered. @param {Field} field */
export const textOf = (field) => words(part(field, "text"));

/** Where to look before answering. @param {Field} field */
export const hintOf = (field) => words(part(field, "hint"));

/** What a choice says. @param {Field} field @param {string} id */
export const labelOf = (field, id) =>
  labelText(picksOf(field).find((input) => input.value === id)?.nextElementSibling);

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
  const picked = [state.option ?? state.options ?? []].flat();
  const said = picked.map((id) => labelOf(field, id)).join(" · ");
  const { note: _, evidence: given = [], ...others } = rest;
  const note = part(field, "note").value;
  const written = evidenceOf(field);
  const evidence = jsonText(written) === jsonText(given.map(shownParts)) ? given : written;
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

/** Set a field to an answer. @param {Field} field @param {any} [answer] */
export function show(field, answer = {}) {
  const ticked = new Set([answer.option ?? answer.options ?? []].flat());
  if (answer.unknown) ticked.add("~unknown");
  if (answer.na) ticked.add("~na");
  if (answer.options && !answer.options.length) ticked.add("~none");
  for (const input of picksOf(field)) input.checked = ticked.has(input.value);
  const value = part(field, "value");
  if (value) put(value, String(answer.number ?? answer.text ?? ""));
  if (part(field, "reason")) put(part(field, "reason"), answer.reason ?? "");
  put(part(field, "note"), answer.note ?? "");
}

/** Text being typed keeps its cursor. */
function put(/** @type {HTMLInputElement} */ input, /** @type {string} */ text) {
  if (input.value.trim() !== text.trim()) input.value = text;
}

const EVIDENCE = ["title", "url", "date"];

const DAY = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$/;

/** What of a piece of evidence stands on the page. @param {any} each */
const shownParts = (each) => Object.fromEntries(EVIDENCE.filter((name) => each[name]).map((name) => [name, each[name]]));

/** @param {Field} field @returns {any[]} */
const evidenceOf = (field) =>
  Array.from(field.querySelectorAll(".pb-evidence"), (row) =>
    shownParts(
      Object.fromEntries(
        Array.from(row.querySelectorAll("input"), (input) => [input.dataset.evidence, input.value.trim()]),
      ),
    ),
  ).filter((each) => Object.keys(each).length);

/** One row per piece of evidence; rows being typed in are left alone. @param {Field} field @param {any[]} evidence @param {any} said */
export function showEvidence(field, evidence, said) {
  if (jsonText(evidenceOf(field)) === jsonText(evidence.map(shownParts))) return;
  for (const row of field.querySelectorAll(".pb-evidence")) row.remove();
  for (const each of evidence) addEvidence(field, said, each);
}

/** @param {Field} field @param {any} said @param {any} [each] */
export function addEvidence(field, said, each = {}) {
  const row = node("div", { class: "pb-evidence pb-desk__row" });
  for (const name of EVIDENCE) {
    const isDay = name === "date" && DAY.test(each[name] ?? "");
    const input = node("input", { type: isDay ? "date" : "text", maxlength: 500, "data-evidence": name });
    input.value = each[name] ?? "";
    row.append(node("label", {}, `${said[name]} `, input));
  }
  field.querySelector(".pb-ask__more")?.querySelector("[data-do]")?.before(row);
  return row;
}
