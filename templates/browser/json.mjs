/**
 * JSON as answer files use it: read strictly, written the same way every time.
 * The twin of the Python module `answer_json`.
 */
import { byCodePoint } from "./order.mjs";

/** @typedef {{refused: {code: string, field?: string, question?: string, playbook?: string, assessment?: string}}} Refused */

/** The largest answer file that is read or stored, in bytes. */
export const MAX_BYTES = 256_000;

const MAX_DEPTH = 20;

const TOKEN = /"(?:[^"\\]|\\[^])*"?|[[\]{}:]/g;

/** @param {string} code @param {Record<string, string>} [detail] @returns {Refused} */
export const refusal = (code, detail) => ({ refused: { code, ...detail } });

/** Whether a value is an object of JSON, not a list and not null. @param {any} value */
export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A field of an object, never of what every object has. @param {any} object @param {string} key */
export const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** The size of a text as a file, in bytes. @param {string} text */
export const byteLength = (text) => new TextEncoder().encode(text).length;

/**
 * The value that bytes or a text hold, or why they hold none; never throws.
 * No key twice, no key `__proto__`, no number too large to be exact, no deep nesting.
 * @param {Uint8Array | string} data
 * @returns {{value: any} | Refused}
 */
export function jsonValue(data) {
  // A text has at least as many bytes as units: what is far too long is not even encoded.
  if (data.length > MAX_BYTES) return refusal("too-large");
  if (typeof data === "string") data = new TextEncoder().encode(halvesEscaped(data));
  if (data.length > MAX_BYTES) return refusal("too-large");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return refusal("not-utf-8");
  }
  if (isTooDeep(text)) return refusal("too-deep");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return refusal("not-json");
  }
  const fault = keyFault(text) ?? (isExact(value) ? null : "number-too-large");
  return fault ? refusal(fault) : { value };
}

/**
 * The one way to write a value: keys sorted by code point, no spaces, no newline.
 * @param {any} value
 * @returns {string}
 */
export function jsonText(value) {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const fields = keys.sort(byCodePoint).map((key) => `${JSON.stringify(key)}:${jsonText(value[key])}`);
  return `{${fields.join(",")}}`;
}

/** Half of a surrogate pair, which a form can hold and UTF-8 cannot, as JSON writes it. */
const halvesEscaped = (/** @type {string} */ text) =>
  text.replace(/\p{Cs}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);

/** Told from the text alone, so that what is cut off or broken nests as deep as it says. */
function isTooDeep(/** @type {string} */ text) {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "[" || token === "{") {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (token === "]" || token === "}") depth -= 1;
  }
  return false;
}

/** What is wrong with the keys of a text that is JSON; `JSON.parse` keeps only the last of two. */
function keyFault(/** @type {string} */ text) {
  /** @type {(Set<string> | null)[]} */
  const open = [];
  let last = "";
  let repeated = false;
  let forbidden = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const keys = /** @type {Set<string>} */ (open[open.length - 1]);
      const key = JSON.parse(last);
      repeated ||= keys.has(key);
      forbidden ||= key === "__proto__";
      keys.add(key);
    } else last = token;
  }
  return repeated ? "duplicate-key" : forbidden ? "forbidden-key" : null;
}

/** @param {any} value @returns {boolean} */
function isExact(value) {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return typeof value !== "object" || value === null || Object.values(value).every(isExact);
}
