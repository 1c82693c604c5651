/**
 * Answer files: read without trusting them, brought up to date, merged, written.
 * The twin of the Python module `answer_file`: same input, same result, same refusal.
 */
import { jsonText, jsonValue, own, refusal } from "./json.mjs";
import { migrate, moment } from "./migrate.mjs";
import { byCodePoint } from "./order.mjs";
import { leaves } from "./score.mjs";
import { FORMAT, shapeRefusal } from "./shape.mjs";

/** @typedef {import("./json.mjs").Refused} Refused */
/** @typedef {{file: any, changes: import("./migrate.mjs").Change[], version: string | null}} Read */

/**
 * What a file, a pasted text or a stored record holds for this assessment, or why it cannot be
 * used; never throws.
 * @param {Uint8Array | string} data
 * @param {any} outline What the assessment asks, as the page carries it.
 * @returns {Read | Refused}
 */
export function readAnswerFile(data, outline) {
  const parsed = parseAnswerFile(data);
  return "refused" in parsed ? parsed : fitAnswerFile(parsed.file, outline);
}

/**
 * The file itself, whichever assessment it belongs to.
 * @param {Uint8Array | string} data
 * @returns {{file: any} | Refused}
 */
export function parseAnswerFile(data) {
  const parsed = jsonValue(data);
  if ("refused" in parsed) return parsed;
  return shapeRefusal(parsed.value) ?? { file: parsed.value };
}

/**
 * A file brought to the questions of an assessment, if it belongs to it.
 * @param {any} file What `parseAnswerFile` gave.
 * @param {any} outline
 * @returns {Read | Refused}
 */
export function fitAnswerFile(file, outline) {
  const named = { assessment: file.assessment, playbook: file.playbook };
  if (![outline.playbook, ...(outline.bases ?? [])].includes(file.playbook)) {
    return refusal("other-playbook", named);
  }
  if (![outline.assessment, ...(outline.aliases ?? [])].includes(file.assessment)) {
    return refusal("other-assessment", named);
  }
  const { answers, earlier, changes } = migrate(file.answers, own(file, "earlier") ?? {}, outline);
  const { earlier: _, ...rest } = file;
  const fitted = {
    ...rest,
    ...(Object.keys(earlier).length ? { earlier } : {}),
    answers,
    assessment: outline.assessment,
    format: FORMAT,
    playbook: outline.playbook,
    set: outline.quick ? own(file, "set") ?? "deep" : "deep",
    version: outline.version,
  };
  return { file: fitted, changes, version: own(file, "version") ?? null };
}

/**
 * The answers to the questions of a score tree, as `score` wants them: who answers the quick
 * set may have answered questions of the deep one before.
 * @param {any} tree
 * @param {Record<string, any>} answers
 */
export const askedAnswers = (tree, answers) =>
  Object.fromEntries(
    leaves(tree.root)
      .filter(({ id }) => Object.hasOwn(answers, id))
      .map(({ id }) => [id, answers[id]]),
  );

/**
 * Two files of the same answers, such as from two tabs, as one: of every question the newer
 * answer (`at`), of everything else what the newer file says (`updated`). An answer is taken
 * back by one without a state. The result does not depend on which of the two comes first.
 * @param {any} one
 * @param {any} other
 */
export function merge(one, other) {
  const newer = later(one, other, "updated");
  const older = newer === one ? other : one;
  const merged = { ...older, ...newer };
  for (const field of ["answers", "earlier"]) {
    const ours = own(newer, field) ?? {};
    const theirs = own(older, field) ?? {};
    const ids = Object.keys({ ...theirs, ...ours });
    if (!ids.length && field !== "answers") continue;
    merged[field] = Object.fromEntries(
      ids.map((id) => [id, later(own(ours, id) ?? theirs[id], own(theirs, id) ?? ours[id], "at")]),
    );
  }
  return merged;
}

/**
 * The text of a file: keys sorted by code point, no spaces, a newline at the end.
 * @param {any} file
 */
export const writeAnswerFile = (file) => `${jsonText(file)}\n`;

/** Of two the one that is later by a field; of equals always the same one. */
function later(/** @type {any} */ one, /** @type {any} */ other, /** @type {string} */ field) {
  const [left, right] = [one, other].map((each) => moment(own(each, field)));
  if (left !== right) return left > right ? one : other;
  return byCodePoint(jsonText(one), jsonText(other)) >= 0 ? one : other;
}
