/**
 * Saved answers brought to the questions of today; no answer is ever dropped (DESIGN 6).
 * The twin of the Python module `migration`.
 */
import { own } from "./json.mjs";
import { byCodePoint } from "./order.mjs";
import { CHOICES } from "./shape.mjs";

/** @typedef {{what: "renamed" | "restored" | "reworded" | "reopened" | "gone", question: string, from?: string}} Change */

const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?Z$/;

/** @type {Record<string, string>} */
const FIELD_OF_KIND = { level: "option", multi: "options", number: "number", text: "text" };

/**
 * Answers under the questions they belong to now, those under earlier questions, and what was
 * done to them in the order of the assessment, then of the ids of questions that are gone.
 * @param {Record<string, any>} answers
 * @param {Record<string, any>} earlier
 * @param {any} outline What the assessment asks.
 */
export function migrate(answers, earlier, outline) {
  const left = new Map(Object.entries(answers));
  const past = new Map(Object.entries(earlier));
  const found = new Map();
  /** @type {Change[]} */
  const changes = [];
  for (const [id, question] of Object.entries(outline.questions)) {
    // An id that is asked today means that question, whoever once had it.
    const former = (question.was ?? []).filter((/** @type {string} */ old) => !Object.hasOwn(outline.questions, old));
    const names = [id, ...former];
    const from = left.has(id) ? id : newest(names, left);
    const back = from === null ? newest(names, past) : null;
    const name = from ?? back;
    if (name === null) continue;
    const source = from === null ? past : left;
    if (back !== null) changes.push({ what: "restored", question: id, from: back });
    else if (name !== id) changes.push({ what: "renamed", question: id, from: name });
    const { answer, what } = fitted(question, source.get(name));
    source.delete(name);
    found.set(id, answer);
    if (what) changes.push({ what, question: id });
  }
  for (const id of [...left.keys()].sort(byCodePoint)) {
    const answer = left.get(id);
    if (!past.has(id) || moment(own(answer, "at")) >= moment(own(past.get(id), "at"))) past.set(id, answer);
    changes.push({ what: "gone", question: id });
  }
  return { answers: Object.fromEntries(found), earlier: Object.fromEntries(past), changes };
}

/**
 * A time as answer files write it, so that later ones sort behind; "" for anything else.
 * @param {any} at
 */
export function moment(at) {
  const found = typeof at === "string" ? MOMENT.exec(at) : null;
  return found ? found[1] + (found[2] ?? "").replace(/\.?0*$/, "") : "";
}

/** The name with the newest answer; of equals the first. */
function newest(/** @type {string[]} */ names, /** @type {Map<string, any>} */ answers) {
  /** @type {string | null} */
  let best = null;
  let latest = "";
  for (const name of names) {
    if (!answers.has(name)) continue;
    const at = moment(own(answers.get(name), "at"));
    if (best === null || at > latest) [best, latest] = [name, at];
  }
  return best;
}

/**
 * The answer as the question can hold it, and what had to be done to it.
 * @returns {{answer: any, what?: "reopened" | "reworded"}}
 */
function fitted(/** @type {any} */ question, /** @type {any} */ answer) {
  const has = (/** @type {string} */ name) => Object.hasOwn(answer, name);
  const choice = CHOICES.find(has);
  if (choice && !isOffered(question, choice, answer[choice])) {
    const moved = [choice, "label", "rev"];
    const entries = Object.entries(answer);
    const before = Object.fromEntries(entries.filter(([name]) => moved.includes(name)));
    return { answer: { ...Object.fromEntries(entries.filter(([name]) => !moved.includes(name))), before }, what: "reopened" };
  }
  const given = choice || has("na") || has("unknown");
  const same = (own(answer, "rev") ?? 1) === (question.rev ?? 1);
  return given && !same ? { answer, what: "reworded" } : { answer };
}

function isOffered(/** @type {any} */ question, /** @type {string} */ choice, /** @type {any} */ value) {
  if (choice !== FIELD_OF_KIND[question.kind]) return false;
  if (choice === "number" || choice === "text") return true;
  return [value].flat().every((id) => question.options.includes(id));
}
