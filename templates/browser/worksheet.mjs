/**
 * Files of what was written into forms, checklists, rulebooks and workshops: read without
 * trusting them, fitted to what is asked today, merged, written.
 *
 * `{format, kind, id, playbook, version, name, lang, created, updated, values, earlier}`; a value
 * is `{rev, value, at}`, and its `value` words, true, a list of words, or a list of rows (objects
 * of words). Fields nobody here knows survive.
 */
import { isObject, jsonText, jsonValue, own, refusal } from "./json.mjs";
import { byCodePoint } from "./order.mjs";

/** @typedef {import("./json.mjs").Refused} Refused */
/** @typedef {{kind: string, id: string, playbook: string, bases: string[], version: string, aliases?: string[], fields: Record<string, {kind: string, rev?: number, was?: string[]}>}} About */

const FORMAT = 1;
/** The last millisecond that dates know, as ECMAScript defines them. */
const LAST_MOMENT = 8.64e15;
const WORDS = ["name", "lang", "created", "updated", "version"];

const isWords = (/** @type {any} */ value) => typeof value === "string";
const isWordsOnly = (/** @type {any} */ value) => isObject(value) && Object.values(value).every(isWords);
const isList = (/** @type {any} */ value) => Array.isArray(value) && (value.every(isWords) || value.every(isWordsOnly));

/** Whether a value is one that a field of some kind may hold. @type {Record<string, (value: any) => boolean>} */
const FITS = {
  tick: (value) => value === true,
  list: (value) => Array.isArray(value) && value.every(isWords),
  table: (value) => Array.isArray(value) && value.every(isWordsOnly),
  choice: (value) => isWords(value) || (Array.isArray(value) && value.every(isWords)),
};

/** Whether nothing is written there. @param {any} value */
export const isEmpty = (value) =>
  value === undefined || value === null || (isWords(value) ? !value.trim() : Array.isArray(value) && !value.length);

/**
 * What a file or a stored record holds for this page, or why it cannot be used; never throws.
 * @param {Uint8Array | string} data
 * @param {About} about
 * @returns {{file: any, version: string | null} | Refused}
 */
export function readWorksheet(data, about) {
  const parsed = jsonValue(data);
  if ("refused" in parsed) return parsed;
  const file = parsed.value;
  if (!isObject(file) || typeof file.kind !== "string" || !isObject(file.values)) return refusal("not-worksheet");
  if (file.format !== FORMAT) return refusal(Number(file.format) > FORMAT ? "newer-format" : "not-worksheet");
  if (![about.playbook, ...about.bases].includes(file.playbook)) return refusal("other-playbook", { playbook: String(file.playbook) });
  if (file.kind !== about.kind || ![about.id, ...(about.aliases ?? [])].includes(file.id)) {
    return refusal("other-kind", { id: [file.kind, file.id].filter(isWords).join(" ") });
  }
  const wrong = WORDS.find((name) => !["string", "undefined"].includes(typeof own(file, name))) ?? faultIn(file.values) ?? faultIn(own(file, "earlier") ?? {});
  if (wrong) return refusal("wrong-shape", { field: wrong });
  return { file: fitted(file, about), version: own(file, "version") ?? null };
}

/** The first id whose value has no shape of ours. */
function faultIn(/** @type {any} */ values) {
  if (!isObject(values)) return "earlier";
  return Object.keys(values).find((id) => {
    const each = values[id];
    if (!isObject(each) || !["number", "undefined"].includes(typeof own(each, "rev")) || !["string", "undefined"].includes(typeof own(each, "at"))) return true;
    const value = own(each, "value");
    return !(value === undefined || value === true || isWords(value) || isList(value));
  });
}

/** Renamed fields under their new ids; what is no longer asked for is kept as `earlier`. */
function fitted(/** @type {any} */ file, /** @type {About} */ about) {
  const ids = new Map(Object.entries(about.fields).flatMap(([id, { was = [] }]) => was.map((former) => [former, id])));
  /** @type {Record<string, any>} */
  const values = {};
  /** @type {Record<string, any>} */
  const earlier = {};
  for (const [id, each] of Object.entries({ ...own(file, "earlier"), ...file.values })) {
    const today = Object.hasOwn(about.fields, id) ? id : ids.get(id);
    const kind = today === undefined ? "" : about.fields[today].kind;
    const fits = today !== undefined && (each.value === undefined || (FITS[kind] ?? isWords)(each.value));
    // What is written under the id of today goes before what came from a former one.
    if (!fits || (today !== id && Object.hasOwn(file.values, today))) earlier[id] = each;
    else values[today] = each;
  }
  const { earlier: _, ...rest } = file;
  return {
    ...rest,
    id: about.id,
    playbook: about.playbook,
    version: about.version,
    values,
    ...(Object.keys(earlier).length ? { earlier } : {}),
  };
}

/**
 * Two files of the same record, such as from two tabs, as one: of every field the newer value, of
 * everything else what the newer file says. The order of the two does not matter.
 * @param {any} one
 * @param {any} other
 */
export function merged(one, other) {
  const newer = later(one, other, "updated");
  const older = newer === one ? other : one;
  const ids = Object.keys({ ...older.values, ...newer.values });
  const values = Object.fromEntries(
    ids.map((id) => [id, later(own(newer.values, id) ?? older.values[id], own(older.values, id) ?? newer.values[id], "at")]),
  );
  return { ...older, ...newer, values };
}

/**
 * The moment of a change: now, and later than the change before it even where that came from a
 * clock that is ahead. Else what is written would lose against what it replaces.
 * @param {string | undefined} before
 */
export const momentAfter = (before) =>
  new Date(Math.min(LAST_MOMENT, Math.max(Date.now(), (Date.parse(before ?? "") || 0) + 1))).toISOString();

/** The text of a file, the same for the same file every time. @param {any} file */
export const writeWorksheet = (file) => `${jsonText(file)}\n`;

function later(/** @type {any} */ one, /** @type {any} */ other, /** @type {string} */ field) {
  const [left, right] = [one, other].map((each) => Date.parse(own(each, field) ?? "") || 0);
  if (left !== right) return left > right ? one : other;
  return byCodePoint(jsonText(one), jsonText(other)) >= 0 ? one : other;
}
