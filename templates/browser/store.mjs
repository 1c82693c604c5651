/**
 * Records in this browser: `pb:<site>:<playbook>:<assessment>:<record>` in localStorage.
 *
 * Storage may be missing, forbidden or full at any time: reading then gives null, writing false,
 * and nothing throws. Keys that are not ours are never touched.
 */
import { MAX_BYTES, byteLength, jsonText, own } from "./json.mjs";
import { guarded, keys, removed } from "./keep.mjs";
import { merge, parseAnswerFile, writeAnswerFile } from "./record.mjs";

/** @typedef {{record: string, name: string | null, updated: string, readable: boolean}} Entry */

/**
 * The records of one assessment on one site.
 * @param {{site: string, playbook: string, assessment: string}} place
 */
export function openStore({ site, playbook, assessment }) {
  const ours = `pb:${encodeURIComponent(site)}:`;
  const prefix = `${ours}${playbook}:${assessment}:`;
  /** What each record held when this page last read or wrote it. @type {Map<string, any>} */
  const known = new Map();

  /** @param {string} record @returns {string | null} */
  const read = (record) => guarded((storage) => storage.getItem(prefix + record), null);

  /** @param {string} record @param {string} text @returns {boolean} Whether it is stored. */
  const write = (record, text) =>
    byteLength(text) <= MAX_BYTES &&
    guarded((storage) => {
      storage.setItem(prefix + record, text);
      return storage.getItem(prefix + record) === text;
    }, false);

  /** @param {string} record */
  function load(record) {
    const text = read(record);
    const parsed = text === null ? null : parseAnswerFile(text);
    return parsed && "file" in parsed ? parsed.file : null;
  }

  /** An id for a record that has none yet. @returns {string} */
  const fresh = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");

  return {
    read,
    write,

    /** Whether this browser keeps anything for us at all. @returns {boolean} */
    works: () =>
      guarded((storage) => {
        storage.setItem(`${ours}?`, "?");
        const kept = storage.getItem(`${ours}?`) === "?";
        storage.removeItem(`${ours}?`);
        return kept;
      }, false),

    /** The records, the last changed first; one that cannot be read is listed too. @returns {Entry[]} */
    list: () =>
      keys(prefix)
        .map((key) => key.slice(prefix.length))
        .map((record) => {
          const file = load(record);
          const name = own(file ?? {}, "name") ?? null;
          return { record, name, updated: own(file ?? {}, "updated") ?? "", readable: file !== null };
        })
        .sort((a, b) => order(b.updated, a.updated) || order(a.record, b.record)),

    fresh,

    /**
     * Store a file over what this page knows of it. What another tab has stored since then is
     * merged in: the newer answer per question, and whatever else only the other tab changed.
     * A record that cannot be read is not written over. Fields are emptied, not left out: a
     * field that is missing here is taken for one of the other tab's.
     * @param {string} record
     * @param {any} file
     * @returns {{stored: boolean, file: any}} The file as it now is.
     */
    save(record, file) {
      const text = read(record);
      const theirs = load(record);
      if (text !== null && !theirs) return { stored: false, file };
      const before = known.get(record);
      const merged = theirs ? together(file, theirs, before) : file;
      const stored = write(record, writeAnswerFile(merged));
      if (stored) known.set(record, merged);
      return { stored, file: merged };
    },

    /** Remember what a record holds for this page, as the beginning of its changes. */
    open(/** @type {string} */ record) {
      const file = load(record);
      if (file) known.set(record, file);
      return file;
    },

    /** @param {string} record @param {string} name @param {string} at @returns {boolean} */
    rename(record, name, at) {
      const file = load(record);
      return file !== null && write(record, writeAnswerFile({ ...file, name, updated: at }));
    },

    /** @param {string} record @param {string} name @param {string} at @returns {string | null} The new record. */
    duplicate(record, name, at) {
      const file = load(record);
      const copy = fresh();
      const done = file && write(copy, writeAnswerFile({ ...file, name, created: at, updated: at }));
      return done ? copy : null;
    },

    /** @param {string} record @returns {boolean} Whether it is gone. */
    remove(record) {
      known.delete(record);
      return removed([prefix + record]);
    },

    /**
     * Remove everything of this site: all records of all its assessments, and its settings.
     * @returns {boolean} Whether nothing is left.
     */
    clear() {
      known.clear();
      // A key without a site, such as the chosen language, belongs to every site of ours here.
      return removed(keys("pb:").filter((key) => key.startsWith(ours) || !key.slice(3).includes(":")));
    },

    /**
     * Hear what other tabs do: the record and its new text, null where it was removed; both null
     * where everything was.
     * @param {(record: string | null, text: string | null) => void} listener
     * @param {AbortSignal} signal Ends it.
     */
    watch(listener, signal) {
      addEventListener(
        "storage",
        (event) => {
          if (event.key === null) listener(null, null);
          else if (event.key.startsWith(prefix)) listener(event.key.slice(prefix.length), event.newValue);
        },
        { signal },
      );
    },
  };
}

/** Ours and theirs as one: what only they changed since `before` is theirs. */
function together(/** @type {any} */ mine, /** @type {any} */ theirs, /** @type {any} */ before = {}) {
  const { answers, earlier } = merge(mine, theirs);
  const whole = { ...theirs, ...mine };
  for (const field of Object.keys(theirs)) {
    const unchanged = Object.hasOwn(before, field) && jsonText(mine[field] ?? null) === jsonText(before[field]);
    if (unchanged && field !== "updated") whole[field] = theirs[field];
  }
  return { ...whole, answers, ...(earlier ? { earlier } : {}) };
}

const order = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : Number(a > b));
