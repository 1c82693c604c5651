/** Whose answers are together: told apart, and kept in the browser only where that is wanted. */
import { jsonText } from "../../browser/json.mjs";
import { readAnswerFile, writeAnswerFile } from "../../browser/record.mjs";
import { openStore } from "../../browser/store.mjs";

/** @typedef {{id: string, name: string, from: string, file: any, fitted: number}} Person */

/** What was not to be kept still outlives the page where navigation keeps the scripts running. @type {Map<string, Person[]>} */
const open = new Map();

const FIELDS = ["assessment", "created", "format", "lang", "name", "playbook", "set", "updated", "version"];

// What people wrote is not needed here, so it is not even held; a reason only lets an answer count.
const PARTS = ["number", "option", "options", "na", "rev", "reason", "unknown"];

const LONGEST_NAME = 100;

const only = (/** @type {any} */ value, /** @type {string[]} */ names) =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]]));

const mapped = (/** @type {any} */ answers, /** @type {(answer: any) => any} */ change) =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, change(answer)]));

function bare(/** @type {any} */ file) {
  const answers = mapped(file.answers, (answer) => {
    const kept = only(answer, PARTS);
    return Object.hasOwn(kept, "reason") && kept.reason.trim() ? { ...kept, reason: "…" } : kept;
  });
  return { ...only(file, FIELDS), answers };
}

/** The choices alone, so that a file and a link of the same answers look the same. */
const choices = (/** @type {any} */ { answers }) => {
  const chosen = mapped(answers, ({ options, ...answer }) => ({
    ...only(answer, ["number", "option", "na", "unknown"]),
    ...(options ? { options: [...new Set(options)].sort() } : {}),
  }));
  return jsonText(Object.entries(chosen).filter(([, answer]) => Object.keys(answer).length).sort());
};

/**
 * @param {any} data What the page carries.
 * @param {() => void} hear Told when another window changed what is kept.
 * @param {AbortSignal} signal
 */
export function openPeople(data, hear, signal) {
  const { playbook, assessment } = data.outline;
  // No id begins with this, so nothing here is taken for a record of the assessment.
  const store = openStore({ site: data.site, playbook: `~team:${playbook}`, assessment });
  const key = [data.site, playbook, assessment].join(":");
  /** @type {Person[]} */
  let people = open.get(key) ?? [];
  let isKept = false;

  const changed = () => open.set(key, people);

  /** In the order of their ids, which begin with the time. */
  function restore() {
    const found = store.list().map(({ record }) => record).sort();
    people = found.flatMap((id) => {
      const read = readAnswerFile(store.read(id) ?? "", data.outline);
      return "refused" in read ? [] : [{ id, name: read.file.name ?? "", from: "", file: bare(read.file), fitted: read.changes.length }];
    });
    isKept = found.length > 0;
    changed();
  }

  const write = (/** @type {Person} */ person) =>
    store.write(person.id, writeAnswerFile({ ...person.file, name: person.name }));

  function forget() {
    return store.list().map(({ record }) => store.remove(record)).every(Boolean);
  }

  if (store.list().length) restore();
  store.watch(() => {
    if (!isKept) return;
    restore();
    hear();
  }, signal);

  return {
    get all() { return people; },
    get isKept() { return isKept; },

    /**
     * Who has given these answers already: the same choices of a record begun at the same time.
     * Two people may well choose the same; they do not begin in the same millisecond.
     * @param {any} file
     * @returns {{person: Person, isSame: boolean} | null}
     */
    alike(file) {
      const { created = "" } = file;
      const same = people.find((person) => choices(person.file) === choices(file) && (!created || !person.file.created || created === person.file.created));
      if (same) return { person: same, isSame: true };
      const begun = created && people.find((person) => person.file.created === created);
      return begun ? { person: begun, isSame: false } : null;
    },

    /**
     * @param {import("../../browser/record.mjs").Read} read
     * @param {string} from What the file is called, or where the link stood.
     * @returns {boolean} False where it was to be kept and could not be.
     */
    add({ file, changes }, from) {
      const id = [Date.now().toString(36), String(people.length).padStart(4, "0"), store.fresh()].join("-");
      const person = { id, name: ((file.name ?? "").trim() || from).slice(0, LONGEST_NAME), from, file: bare(file), fitted: changes.length };
      people = [...people, person];
      changed();
      if (!isKept || write(person)) return true;
      isKept = false;
      forget();
      return false;
    },

    /** @param {string} id */
    remove(id) {
      people = people.filter((person) => person.id !== id);
      changed();
      if (!isKept) return true;
      // With the last one nothing is kept any more.
      isKept = people.length > 0;
      return store.remove(id);
    },

    /** @returns {boolean} Whether all of them are kept; if not, none is. */
    keep() {
      isKept = people.every(write);
      if (!isKept) forget();
      return isKept;
    },

    /** @returns {boolean} Whether nothing is left in the browser. */
    forget() {
      isKept = false;
      return forget();
    },

    /** @returns {boolean} Whether nothing is left in the browser. */
    clear() {
      people = [];
      changed();
      isKept = false;
      return forget();
    },
  };
}
