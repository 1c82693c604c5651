/**
 * A link whose fragment carries the answers. Fragments stay in the browser: no server sees them.
 *
 *     #answers=1z.<check>.<payload>     1 = this form, z = deflated (p = plain), both base64url
 *
 * What was typed (notes, reasons, evidence, words, actions, the name) is left out unless asked for.
 */
import { MAX_BYTES, byteLength, jsonText, jsonValue, own, refusal } from "./json.mjs";
import { fitAnswerFile } from "./record.mjs";
import { FORMAT, shapeRefusal } from "./shape.mjs";

/** @typedef {import("./json.mjs").Refused} Refused */

const OURS = /^#?answers(?:=|%3D)/i;
const FORM = /^1([zp])\.([0-9a-z]+)\.([A-Za-z0-9_-]+)$/;

// The longest payload that could be within the limit: plain, four characters for three bytes.
const MAX_PAYLOAD = Math.ceil((MAX_BYTES * 4) / 3) + 4;

const PIECE = 512;

/** Stands for a reason that was given and is not passed on. */
const WITHHELD = "…";

// One letter per field; `q` holds the answers, each id once.
const FIELDS = Object.entries({
  a: "assessment", c: "created", l: "lang", n: "name", p: "playbook", s: "set", t: "targets", u: "updated",
  v: "version", w: "actions",
});
const TYPED_FIELDS = ["name", "actions"];
// Of an answer nothing else is passed on, so that no field of tomorrow slips through.
const PARTS = ["rev", "option", "options", "number", "na", "reason", "unknown"];
const TYPED_PARTS = ["note", "evidence", "text"];

/**
 * A link that carries the answers of a file, and its length in characters; null where the file
 * is too large for a link that could be read again.
 * @param {string} address The address of the page; a fragment in it is replaced.
 * @param {any} file
 * @param {{notes?: boolean}} [wishes] `notes`: pass on what was typed too.
 * @returns {Promise<{link: string, length: number} | null>}
 */
export async function answerLink(address, file, { notes = false } = {}) {
  const text = jsonText(compact(file, notes));
  if (byteLength(text) > MAX_BYTES) return null;
  const plain = new TextEncoder().encode(text);
  const deflated = await deflate(plain);
  const payload = base64(deflated ?? plain);
  const link = `${address.split("#")[0]}#answers=1${deflated ? "z" : "p"}.${check(payload)}.${payload}`;
  return { link, length: link.length };
}

/**
 * What a fragment or a whole link holds for this assessment, or why it cannot be used; null
 * where it is an ordinary fragment. Never throws.
 * @param {string} fragment
 * @param {any} outline What the assessment asks.
 * @returns {Promise<import("./record.mjs").Read | Refused | null>}
 */
export async function readLink(fragment, outline) {
  const written = fragment.includes("#") ? fragment.slice(fragment.indexOf("#")) : fragment;
  if (!OURS.test(written)) return null;
  // Who pastes a message pastes what stands behind the link too.
  const rest = written.replace(OURS, "").split(/\s/)[0];
  if (rest.length > MAX_PAYLOAD + 16) return refusal("too-large");
  const found = FORM.exec(rest);
  if (!found) return refusal(/^(?:[2-9]|[1-9][0-9]+)[a-z]\./.test(rest) ? "newer-format" : "broken-link");
  const [, manner, sum, payload] = found;
  if (sum !== check(payload)) return refusal("broken-link");
  const bytes = unbase64(payload);
  if (!bytes) return refusal("broken-link");
  const text = manner === "z" ? await inflate(bytes) : bytes;
  if ("refused" in text) return text;
  const parsed = jsonValue(text);
  if ("refused" in parsed) return parsed;
  const file = expanded(parsed.value);
  return shapeRefusal(file) ?? fitAnswerFile(file, outline);
}

/** The file with one letter per field, without what a link leaves behind. */
function compact(/** @type {any} */ file, /** @type {boolean} */ notes) {
  /** @type {Record<string, any>} */
  const short = { q: {} };
  for (const [letter, field] of FIELDS) {
    if (Object.hasOwn(file, field) && (notes || !TYPED_FIELDS.includes(field))) short[letter] = file[field];
  }
  for (const [id, answer] of Object.entries(file.answers)) {
    const kept = shortened(answer, notes);
    if (kept !== null) short.q[id] = kept;
  }
  return short;
}

/** An answer as short as it can be said: the option's id, 0 for "don't know", else its fields. */
function shortened(/** @type {any} */ answer, /** @type {boolean} */ notes) {
  const parts = notes ? [...PARTS, ...TYPED_PARTS] : PARTS;
  const kept = Object.fromEntries(Object.entries(answer).filter(([name]) => parts.includes(name)));
  if (kept.rev === 1) delete kept.rev;
  if (!notes && Object.hasOwn(kept, "reason")) kept.reason = WITHHELD;
  const names = Object.keys(kept);
  if (!names.some((name) => name !== "rev")) return null;
  if (names.length === 1 && names[0] === "option") return kept.option;
  return names.length === 1 && names[0] === "unknown" ? 0 : kept;
}

/** The other way round; what is no such thing stays, for the shape to refuse. */
function expanded(/** @type {any} */ short) {
  /** @type {Record<string, any>} */
  const file = { format: FORMAT };
  for (const [letter, field] of FIELDS) {
    const value = own(Object(short), letter);
    if (value !== undefined) file[field] = value;
  }
  const answers = own(Object(short), "q");
  const whole = (/** @type {any} */ value) =>
    typeof value === "string" ? { option: value } : value === 0 ? { unknown: true } : value;
  file.answers =
    typeof answers === "object" && answers !== null && !Array.isArray(answers)
      ? Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, whole(value)]))
      : answers;
  return file;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array | null>} null where the browser cannot. */
async function deflate(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/** The bytes before they were deflated; stops at the limit, however much would follow. */
async function inflate(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    return refusal("no-inflating");
  }
  let at = 0;
  // In small pieces: all that one piece inflates to is made before the first of it is read.
  const pieces = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += PIECE)));
    },
  });
  const reader = pieces.pipeThrough(stream).getReader();
  const whole = new Uint8Array(MAX_BYTES);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return whole.slice(0, length);
      if (length + value.length > MAX_BYTES) {
        await reader.cancel();
        return refusal("too-large");
      }
      whole.set(value, length);
      length += value.length;
    }
  } catch {
    return refusal("broken-link");
  }
}

/** FNV-1a over 32 bits: links get cut off and changed on their way, and deflate would not tell. */
function check(/** @type {string} */ payload) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < payload.length; at += 1) {
    sum = Math.imul(sum ^ payload.charCodeAt(at), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}

function base64(/** @type {Uint8Array} */ bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function unbase64(/** @type {string} */ text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}
