/**
 * What may stand in an answer file: every field we know is closed, others are left alone.
 * The twin of the Python module `answer_shape`.
 */
import { isObject, own, refusal } from "./json.mjs";
import { byCodePoint } from "./order.mjs";

export const FORMAT = 1;

const MAX_NUMBER = 100;

/** The fields that hold an answer; with `na` and `unknown` an answer has one of them or none. */
export const CHOICES = ["option", "options", "number", "text"];

/** @typedef {(value: any) => boolean} Check */

const isText = (/** @type {any} */ value) => typeof value === "string";
const isYes = (/** @type {any} */ value) => value === true;
const areTexts = (/** @type {any} */ value) => Array.isArray(value) && value.every(isText);
const mapsToTexts = (/** @type {any} */ value) => isObject(value) && Object.values(value).every(isText);
const isNumber = (/** @type {any} */ value) =>
  isText(value) ? Array.from(value).length <= MAX_NUMBER : typeof value === "number";

/** A list of objects in which these fields, where they stand, are text. @returns {Check} */
const records = (/** @type {string[]} */ ...fields) => (value) =>
  Array.isArray(value) &&
  value.every(
    (each) => isObject(each) && fields.every((name) => !Object.hasOwn(each, name) || isText(each[name])),
  );

/** @type {Record<string, Check>} */
const REQUIRED = { playbook: isText, assessment: isText, answers: isObject };

/** @type {Record<string, Check>} */
const FILE = {
  version: isText,
  set: (value) => value === "quick" || value === "deep",
  name: isText,
  lang: isText,
  created: isText,
  updated: isText,
  targets: mapsToTexts,
  actions: records("text", "owner", "due"),
  earlier: isObject,
};

/** @type {Record<string, Check>} */
const ANSWER = {
  rev: (value) => Number.isInteger(value) && value >= 1,
  option: isText,
  options: areTexts,
  number: isNumber,
  text: isText,
  na: isYes,
  unknown: isYes,
  reason: isText,
  note: isText,
  evidence: records("title", "url", "date"),
  label: isText,
  at: isText,
  before: isObject,
};

/**
 * Why a JSON value is no answer file, or null where it is one.
 * @param {any} value
 * @returns {import("./json.mjs").Refused | null}
 */
export function shapeRefusal(value) {
  if (!isObject(value) || !Number.isInteger(own(value, "format"))) return refusal("not-answers");
  if (value.format !== FORMAT) return refusal(value.format > FORMAT ? "newer-format" : "not-answers");
  for (const [field, check] of Object.entries(REQUIRED)) {
    if (!check(own(value, field))) return refusal("wrong-shape", { field });
  }
  const field = misfit(value, FILE);
  if (field) return refusal("wrong-shape", { field });
  for (const field of ["answers", "earlier"]) {
    const answers = own(value, field) ?? {};
    for (const id of Object.keys(answers).sort(byCodePoint)) {
      const refused = answerRefusal(id, answers[id], field);
      if (refused) return refused;
    }
  }
  return null;
}

/** @returns {import("./json.mjs").Refused | null} */
function answerRefusal(/** @type {string} */ id, /** @type {any} */ answer, /** @type {string} */ field) {
  if (!isObject(answer)) return refusal("wrong-shape", { field, question: id });
  const name = misfit(answer, ANSWER);
  if (name) return refusal("wrong-shape", { field: name, question: id });
  const states = [...CHOICES, "na", "unknown"].filter((state) => Object.hasOwn(answer, state));
  if (states.length > 1) return refusal("two-states", { question: id });
  return Object.hasOwn(answer, "before") ? answerRefusal(id, answer.before, "before") : null;
}

/** The first field that stands there and does not hold what belongs there. */
const misfit = (/** @type {any} */ value, /** @type {Record<string, Check>} */ checks) =>
  Object.keys(checks).find((name) => Object.hasOwn(value, name) && !checks[name](value[name]));
