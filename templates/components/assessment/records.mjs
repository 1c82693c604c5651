/** The answers under way and the records they are kept in; knows nothing of the page. */
import { jsonText } from "../../browser/json.mjs";
import { tabForgets, tabRecalls, tabRemembers } from "../../browser/keep.mjs";
import { merge, readAnswerFile, writeAnswerFile } from "../../browser/record.mjs";
import { openStore } from "../../browser/store.mjs";

/** What could not be stored outlives the page where navigation keeps the scripts running. */
const unsaved = new Map();

const OTHERS = "pb-record";

const now = () => new Date().toISOString();

/**
 * @param {any} data What the page carries.
 * @param {(what: "changed" | "removed" | "listed") => void} hear Told what other windows did.
 * @param {AbortSignal} signal
 */
export function openRecords(data, hear, signal) {
  const { outline, site, language } = data;
  const { playbook, assessment } = outline;
  const store = openStore({ site, playbook, assessment });
  const key = `${site}:${playbook}:${assessment}`;
  const me = {};
  let record = "";
  const works = store.works();
  let isKept = works;
  /** Whether this page is empty only because nothing has been answered anywhere yet. */
  let isFirst = false;
  /** @type {any} */
  let file = blank("");

  function blank(/** @type {string} */ name) {
    const at = now();
    return {
      format: 1, playbook, version: outline.version, assessment, set: "deep", name, lang: language,
      created: at, updated: at, answers: {}, targets: {}, actions: [],
    };
  }

  /** Which record this tab shows. */
  function remember(/** @type {string} */ id) {
    record = id;
    tabRemembers(`pb:${key}`, id);
  }

  /** @returns {{changes: any[], refused?: any}} What bringing it up to date did. */
  function load(/** @type {string} */ id) {
    const text = store.read(id);
    const read = text === null ? null : readAnswerFile(text, outline);
    if (!read) return { changes: [] };
    if ("refused" in read) return { changes: [], refused: read.refused };
    // Stored at once, or what was renamed would come back under its old id with the next merge.
    if (read.changes.length) store.write(id, writeAnswerFile(read.file));
    store.open(id);
    remember(id);
    unsaved.delete(key);
    file = read.file;
    return { changes: read.changes };
  }

  function save() {
    if (!record) remember(store.fresh());
    const saved = store.save(record, file);
    isKept = saved.stored;
    if (isKept) unsaved.delete(key);
    else unsaved.set(key, { record, file });
    const same = jsonText(saved.file.answers) === jsonText(file.answers);
    file = saved.file;
    if (isKept) document.dispatchEvent(new CustomEvent(OTHERS, { detail: { key, record, me } }));
    if (!same) hear("changed");
    return isKept;
  }

  function heard(/** @type {string | null} */ id, /** @type {string | null} */ text) {
    if (id && text !== null && isFirst && !record) {
      load(id);
      return hear("changed");
    }
    if (id !== null && id !== record) return hear("listed");
    if (text === null) {
      if (!record) return undefined;
      begin("");
      return hear("removed");
    }
    const read = readAnswerFile(text, outline);
    if ("refused" in read) return undefined;
    store.open(record);
    file = { ...merge(file, read.file) };
    return hear("changed");
  }

  function begin(/** @type {string} */ name) {
    file = blank(name);
    remember("");
    unsaved.delete(key);
    isFirst = false;
  }

  store.watch(heard, signal);
  document.addEventListener(
    OTHERS,
    (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail.key === key && detail.me !== me) heard(detail.record, detail.record && store.read(detail.record));
    },
    { signal },
  );

  return {
    get file() { return file; },
    get record() { return record; },
    /** Whether the last change is stored in this browser. */
    get isKept() { return isKept; },
    /** Whether this browser keeps anything for sites. */
    works,
    read: store.read,
    list: store.list,
    load,
    begin,

    /** The record this tab had open, or the one changed last; else an empty one. */
    resume() {
      const left = unsaved.get(key);
      if (left) {
        ({ record, file } = left);
        isKept = false;
        return { changes: [] };
      }
      const list = store.list();
      const wanted = list.find((each) => each.record === tabRecalls(`pb:${key}`)) ?? list.find((each) => each.readable) ?? list[0];
      isFirst = !wanted;
      return wanted ? load(wanted.record) : { changes: [] };
    },

    /** Change the file and store it. @param {any} fields @returns {boolean} Whether it is stored. */
    put(fields) {
      file = { ...file, ...fields, version: outline.version, lang: language, updated: now() };
      return save();
    },

    /** @param {string} id @param {any} answer */
    answer(id, answer) {
      return this.put({ answers: { ...file.answers, [id]: { ...answer, at: now() } } });
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
      const gone = !record || store.remove(record);
      if (gone) {
        const id = record;
        begin("");
        document.dispatchEvent(new CustomEvent(OTHERS, { detail: { key, record: id, me } }));
      }
      return gone;
    },

    clear() {
      const gone = store.clear();
      begin("");
      tabForgets(`pb:${site}:`);
      document.dispatchEvent(new CustomEvent(OTHERS, { detail: { key, record: null, me } }));
      return gone;
    },
  };
}
