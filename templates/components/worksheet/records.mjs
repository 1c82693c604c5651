/**
 * What is written into a page, and the records it is kept in:
 * `pb:<site>:<playbook>:<kind>:<id>:<record>`. Knows nothing of the page.
 */
import { MAX_BYTES, byteLength, own } from "../../browser/json.mjs";
import { guarded, keys, removed, tabForgets, tabRecalls, tabRemembers } from "../../browser/keep.mjs";
import { isEmpty, merged, momentAfter, readWorksheet, writeWorksheet } from "../../browser/worksheet.mjs";

/** What could not be stored outlives the page where navigation keeps the scripts running. */
const unsaved = new Map();

const now = () => new Date().toISOString();

/**
 * @param {any} data What the page carries.
 * @param {(what: "changed" | "removed" | "listed") => void} hear Told what other windows did.
 * @param {AbortSignal} signal
 */
export function openRecords(data, hear, signal) {
  const ours = `pb:${encodeURIComponent(data.site)}:`;
  const prefix = `${ours}${[data.playbook, data.kind, data.id].filter(Boolean).join(":")}:`;
  const works = guarded((storage) => {
    storage.setItem(`${ours}?`, "?");
    storage.removeItem(`${ours}?`);
    return true;
  }, false);
  let record = "";
  let isKept = works;
  /** @type {any} */
  let file = blank("");

  function blank(/** @type {string} */ name) {
    const at = now();
    const { kind, id, playbook, version, language } = data;
    return { format: 1, kind, id, playbook, version, name, lang: language, created: at, updated: at, values: {} };
  }

  const textOf = (/** @type {string} */ id) => guarded((storage) => storage.getItem(prefix + id), null);

  /** @param {string} id @returns {any} The file, or null where there is none that can be read. */
  function read(id) {
    const text = textOf(id);
    const found = text === null ? null : readWorksheet(text, data);
    return found && "file" in found ? found.file : null;
  }

  /** Which record this tab shows. */
  function remember(/** @type {string} */ id) {
    record = id;
    tabRemembers(prefix, id);
  }

  /** What another tab has stored since is merged in; what cannot be read is not written over. */
  function save() {
    if (!record) remember(Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join(""));
    const theirs = read(record);
    const isWritable = theirs !== null || textOf(record) === null;
    if (theirs) file = merged(file, theirs);
    const text = writeWorksheet(file);
    isKept = isWritable && byteLength(text) <= MAX_BYTES && guarded((storage) => {
      storage.setItem(prefix + record, text);
      return storage.getItem(prefix + record) === text;
    }, false);
    if (isKept) unsaved.delete(prefix);
    else unsaved.set(prefix, { record, file });
    return isKept;
  }

  function load(/** @type {string} */ id) {
    const found = read(id);
    if (!found) return false;
    remember(id);
    unsaved.delete(prefix);
    file = found;
    isKept = true;
    return true;
  }

  function begin(/** @type {string} */ name) {
    file = blank(name);
    remember("");
    unsaved.delete(prefix);
    isKept = works;
  }

  const list = () =>
    keys(prefix)
      .map((key) => key.slice(prefix.length))
      .map((id) => {
        const found = read(id);
        return { record: id, name: found?.name ?? "", updated: found?.updated ?? "", readable: found !== null };
      })
      .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.record < b.record ? -1 : 1));

  addEventListener("storage", (event) => {
    if (event.key !== null && !event.key.startsWith(prefix)) return;
    const id = event.key?.slice(prefix.length) ?? null;
    const isEmptyHere = !record && !Object.keys(file.values).length;
    if (id !== null && event.newValue !== null && isEmptyHere && list().length === 1) {
      load(id);
      hear("changed");
    } else if (id !== null && id !== record) hear("listed");
    else if (event.newValue === null) {
      if (!record) return;
      begin("");
      hear("removed");
    } else {
      const theirs = read(record);
      if (!theirs) return;
      file = merged(file, theirs);
      hear("changed");
    }
  }, { signal });

  return {
    get file() { return file; },
    get record() { return record; },
    /** Whether the last change is stored in this browser. */
    get isKept() { return isKept; },
    works,
    list,
    load,
    begin,

    /** The record this tab had open, or the one changed last; else an empty one. */
    resume() {
      const left = unsaved.get(prefix);
      if (left) {
        ({ record, file } = left);
        isKept = false;
        return;
      }
      const found = list();
      const wanted = found.find((each) => each.readable && each.record === tabRecalls(prefix)) ?? found.find((each) => each.readable);
      if (wanted) load(wanted.record);
    },

    /** @param {string} id @returns {any} What is written there; undefined where nothing is. */
    value: (id) => (Object.hasOwn(file.values, id) ? file.values[id].value : undefined),

    /** The revision of a field when it was written. @param {string} id */
    revision: (id) => file.values[id]?.rev ?? 1,

    /** Change some fields and store it; undefined empties one. @param {Record<string, any>} changes */
    set(changes) {
      const values = { ...file.values };
      for (const [id, value] of Object.entries(changes)) {
        const { rev = 1 } = data.fields[id] ?? {};
        const at = momentAfter(own(values, id)?.at);
        values[id] = { ...own(values, id), rev, at, value: isEmpty(value) ? undefined : value };
      }
      file = { ...file, values, version: data.version, lang: data.language, updated: momentAfter(file.updated) };
      return save();
    },

    /** @param {string} name */
    rename(name) {
      file = { ...file, name, updated: momentAfter(file.updated) };
      return save();
    },

    /** A file from elsewhere as a record of its own. @param {any} brought @param {string} name */
    bringIn(brought, name) {
      remember("");
      file = { ...blank(name), ...brought, name };
      return save();
    },

    /** @param {string} name */
    duplicate(name) {
      const at = now();
      return this.bringIn({ ...file, created: at, updated: at }, name);
    },

    remove() {
      const isGone = !record || removed([prefix + record]);
      if (isGone) begin("");
      return isGone;
    },

    /** Everything of this site. @returns {boolean} Whether nothing is left. */
    clear() {
      // A key without a site, such as the chosen language, belongs to every site of ours here.
      const isGone = removed(keys("pb:").filter((key) => key.startsWith(ours) || !key.slice(3).includes(":")));
      begin("");
      tabForgets(ours);
      return isGone;
    },
  };
}
