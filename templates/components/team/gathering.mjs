/** The upper half of the page: files and links go in, people are listed, kept and removed. */
import { node, refill } from "../../browser/dom.mjs";
import { readFiles, readText } from "./intake.mjs";

/** @param {any} desk @param {AbortSignal} signal */
export function openGathering(desk, signal) {
  const { part, words, data, people } = desk;
  /** Read, and waiting for the facilitator's word that it is somebody else. @type {Map<string, any>} */
  const doubtful = new Map();
  let doubts = 0;

  /** One file or link is taken in, or a remark says why not. @param {any} remarks */
  function take(/** @type {any} */ { from, read }, remarks) {
    if ("refused" in read) {
      remarks.push(remark(from, refusalText(read.refused)));
      return 0;
    }
    const alike = people.alike(read.file);
    if (alike?.isSame) {
      const key = String((doubts += 1));
      doubtful.set(key, { read, from });
      remarks.push(remark(from, desk.fill(words.twice, { name: desk.calls(alike.person) }), ["count-it", words.twice_add, key]));
      return 0;
    }
    if (alike) remarks.push(remark(from, desk.fill(words.same_start, { name: desk.calls(alike.person) })));
    if (!people.add(read, from)) desk.say(words.keep_refused);
    return 1;
  }

  const remark = (/** @type {string} */ from, /** @type {string} */ text, /** @type {string[] | null} */ button = null) =>
    node("li", {}, node("b", {}, node("bdi", {}, from)), " ", text, button && " ", button && node("button", { type: "button", class: "pb-press pb-press--small", "data-do": button[0], "data-doubt": button[2] }, button[1]));

  /** Why a file is not read, in the words of the assessment's page where it has them. */
  function refusalText(/** @type {any} */ { code, ...detail }) {
    const name = code.replaceAll("-", "_");
    // What a stranger wrote is named, not quoted in full.
    const [question, field, playbook, assessment] = ["question", "field", "playbook", "assessment"].map((key) => (detail[key] ?? "").slice(0, 60));
    const own = words[name] ?? data.refusal[name];
    const text = data.questions[question]?.text ?? question;
    if (own) return desk.fill(own, { question: words[name] ? text : question, field, playbook, assessment });
    return desk.fill(words.unscorable, { question: text });
  }

  /** @param {any[]} found @param {number} skipped */
  function takeAll(found, skipped) {
    doubtful.clear();
    /** @type {any[]} */
    const remarks = [];
    const added = found.reduce((sum, each) => sum + take(each, remarks), 0);
    const lines = [
      added > 0 && desk.counted(words.added, added),
      found.length > added && desk.counted(words.left_out, found.length - added),
      skipped > 0 && found.length > 0 && desk.counted(words.skipped, skipped),
      !found.length && words.nothing,
    ].filter(Boolean);
    refill(part("remarks"), (remarks.length > 0 || !added || skipped > 0) && node("div", { class: "pb-notice" },
      node("p", {}, lines.join(words.sentence_between)),
      remarks.length > 0 && node("ul", {}, ...remarks),
      node("p", {}, node("button", { type: "button", class: "pb-press", "data-do": "close-remarks" }, words.close))));
    desk.redraw();
    desk.say(lines.join(words.sentence_between));
  }

  /** @param {Iterable<File>} files */
  async function takeFiles(files) {
    const chosen = [...files];
    if (!chosen.length) return;
    desk.say(words.reading);
    const found = await readFiles(data, chosen);
    if (!signal.aborted) takeAll(found, 0);
  }

  async function takeText() {
    const { found, skipped } = await readText(data, part("pasted").value);
    if (signal.aborted) return;
    if (found.length) part("pasted").value = "";
    takeAll(found, skipped);
  }

  function personRow(/** @type {any} */ person) {
    const name = desk.calls(person);
    const left = desk.outcome().left.get(person.id);
    const remarks = [
      person.fitted > 0 && desk.counted(words.fitted, person.fitted),
      left && desk.fill(words.not_counted, { question: data.questions[left.question]?.text ?? left.question }),
    ].filter(Boolean);
    return node("li", { class: "pb-person" },
      node("span", {}, node("bdi", {}, name), " ", node("small", { class: "pb-quiet" }, [words[person.file.set], ...remarks].join(" · "))),
      node("button", { type: "button", class: "pb-press pb-press--small", "data-do": "remove", "data-person": person.id, "data-key": person.id, "aria-label": desk.fill(words.remove_who, { name }) }, words.remove));
  }

  function draw() {
    const { length } = people.all;
    part("people-frame").hidden = !length;
    part("count").textContent = desk.counted(words.people, length);
    refill(part("people"), ...people.all.map(personRow));
    part("keep").checked = people.isKept;
    part("kept").textContent = people.isKept ? words.kept : words.not_kept;
  }

  function sure(/** @type {boolean} */ isAsked) {
    part("clear-sure").hidden = !isAsked;
    part("clear-text").textContent = people.isKept ? words.clear_sure_kept : words.clear_sure;
    (isAsked ? part("clear-sure").querySelector("[data-do=clear-not]") : desk.root.querySelector("[data-do=clear]")).focus();
  }

  const drop = part("drop");
  const over = (/** @type {boolean} */ isOver) => drop.classList.toggle("pb-team__drop--over", isOver);
  drop.addEventListener("dragover", (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    over(true);
  }, { signal });
  drop.addEventListener("dragleave", () => over(false), { signal });
  drop.addEventListener("drop", (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    over(false);
    takeFiles(event.dataTransfer?.files ?? []);
  }, { signal });

  return {
    draw,

    /** @param {any} target */
    changed(target) {
      if (target === part("files")) {
        takeFiles(target.files);
        // The same file can be chosen again.
        target.value = "";
      } else if (target === part("names")) desk.redraw();
      else if (target === part("keep")) {
        const isDone = target.checked ? people.keep() : people.forget();
        desk.say(target.checked ? (isDone ? words.kept : words.keep_refused) : isDone ? words.keep_ended : words.not_cleared);
        draw();
      }
    },

    doing: {
      paste: takeText,
      "close-remarks": () => {
        refill(part("remarks"));
        part("files").focus();
      },
      "count-it": (/** @type {HTMLElement} */ button) => {
        const { read, from } = doubtful.get(/** @type {string} */ (button.dataset.doubt));
        button.closest("li")?.remove();
        people.add(read, from);
        desk.redraw();
        desk.say(desk.counted(words.added, 1));
        part("files").focus();
      },
      remove: (/** @type {HTMLElement} */ button) => {
        const index = people.all.findIndex((/** @type {any} */ each) => each.id === button.dataset.person);
        const name = desk.calls(people.all[index]);
        const isGone = people.remove(people.all[index].id);
        desk.redraw();
        desk.say(isGone ? desk.fill(words.removed, { name }) : words.not_cleared);
        const buttons = part("people").querySelectorAll("button");
        (buttons[index] ?? buttons[index - 1] ?? part("files")).focus();
      },
      clear: () => sure(true),
      "clear-not": () => sure(false),
      "clear-now": () => {
        const wasKept = people.isKept;
        const isGone = people.clear();
        part("clear-sure").hidden = true;
        refill(part("remarks"));
        desk.redraw();
        desk.say(!isGone ? words.not_cleared : wasKept ? words.cleared_kept : words.cleared);
        part("files").focus();
      },
    },
  };
}
