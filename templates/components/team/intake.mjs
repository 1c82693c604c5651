/** Answer files and links on their way in: each is read by itself, none stops the others. */
import { MAX_BYTES } from "../../browser/json.mjs";
import { readLink } from "../../browser/link.mjs";
import { askedAnswers, readAnswerFile } from "../../browser/record.mjs";
import { score } from "../../browser/score.mjs";

/** @typedef {import("../../browser/record.mjs").Read | import("../../browser/json.mjs").Refused} Outcome */
/** @typedef {{from: string, read: Outcome}} Found */

const LINK = /\S*#answers(?:=|%3D)\S*/gi;

/** Answers that cannot be scored are refused whole, as `playbook team` does. @returns {Outcome} */
function scorable(/** @type {any} */ data, /** @type {Outcome} */ read) {
  if ("refused" in read) return read;
  const tree = data.trees[read.file.set] ?? data.trees.deep;
  const { error } = score(tree, askedAnswers(tree, read.file.answers));
  return error?.code ? { refused: error } : read;
}

/** @param {any} data What the page carries. @param {Iterable<File>} files @returns {Promise<Found[]>} */
export async function readFiles(data, files) {
  const found = [];
  for (const file of files) {
    /** @type {Outcome} */
    let read;
    try {
      // Of a file that is too large no more is read than shows it.
      const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
      read = scorable(data, readAnswerFile(bytes, data.outline));
    } catch {
      // A folder, or a file that has gone since it was chosen.
      read = { refused: { code: "unreadable" } };
    }
    found.push({ from: file.name, read });
  }
  return found;
}

/**
 * Links as they come out of a chat, several on a line or none, or the text of answer files.
 * @param {any} data
 * @param {string} text
 * @returns {Promise<{found: Found[], skipped: number}>} `skipped`: lines that hold neither.
 */
export async function readText(data, text) {
  const whole = readAnswerFile(text.trim(), data.outline);
  if (text.trim().startsWith("{") && (!("refused" in whole) || whole.refused.code !== "not-json")) {
    return { found: [{ from: lineOf(data, 1), read: scorable(data, whole) }], skipped: 0 };
  }
  const found = [];
  let skipped = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const from = lineOf(data, index + 1);
    const links = line.match(LINK);
    if (links) {
      for (const link of links) {
        const read = await readLink(link, data.outline);
        if (read) found.push({ from, read: scorable(data, read) });
      }
    } else if (line.trim().startsWith("{")) {
      found.push({ from, read: scorable(data, readAnswerFile(line.trim(), data.outline)) });
    } else if (line.trim()) skipped += 1;
  }
  return { found, skipped };
}

const lineOf = (/** @type {any} */ { words }, /** @type {number} */ number) => words.line.replace("{number}", String(number));
