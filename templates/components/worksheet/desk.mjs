/** A page to fill in: its records, what is pressed, and how it is taken away and brought back. */
import { copied } from "../../browser/clipboard.mjs";
import { download } from "../../browser/download.mjs";
import { node, press, refill } from "../../browser/dom.mjs";
import { MAX_BYTES } from "../../browser/json.mjs";
import { dayTime } from "../../browser/day-time.mjs";
import { counted, fill } from "../../browser/plural.mjs";
import { readWorksheet, writeWorksheet } from "../../browser/worksheet.mjs";
import { MARKDOWN, WIKI, written } from "../../browser/written.mjs";
import { openNotices } from "./notices.mjs";
import { openRecords } from "./records.mjs";

/** How long a message stays, in milliseconds. */
const SAID_FOR = 8_000;

/**
 * @typedef {object} Page What one kind of page does in its own way.
 * @property {() => void} draw Show what the record holds.
 * @property {(target: any) => void} typed Something of its own was changed.
 * @property {() => Element} taken What is taken away as text.
 * @property {true} [isDocument] Whether a document is printed even where nothing is written.
 * @property {Record<string, (button: any) => void>} [doing]
 */

/**
 * @param {HTMLElement} root The element, whole.
 * @param {AbortSignal} signal Ends everything.
 * @param {(desk: any) => Page} open Opens the page's own part.
 */
export function openDesk(root, signal, open) {
  /** @param {string} name @returns {any} */
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const data = JSON.parse(part("data").content.textContent);
  const { words, language } = data;
  const notices = openNotices(part("notices"), words);
  const records = openRecords(data, heard, signal);
  /** What was read and waits for the reader's word. @type {any} */
  let offered = null;
  let silence = 0;

  const desk = {
    root, part, data, words, language, records, notices, fill, signal,
    counted: (/** @type {any} */ forms, /** @type {number} */ count, /** @type {any} */ values) => counted(forms, count, language, values),
    say: (/** @type {string} */ text) => said(text, false),
    /** For listeners only, where those who see it see what has changed. */
    tell: (/** @type {string} */ text) => said(text, true),
    /** Change fields, store them, show that. @param {Record<string, any>} changes */
    set(changes) {
      records.set(changes);
      drawRecords();
    },
    drawAll,
  };
  const page = open(desk);

  function said(/** @type {string} */ text, /** @type {boolean} */ isAside) {
    clearTimeout(silence);
    part("said").classList.toggle("pb-said--aside", isAside);
    part("said").value = text;
    silence = setTimeout(() => { part("said").value = ""; }, SAID_FOR);
  }

  const isWritten = () => Object.values(records.file.values).some(({ value }) => value !== undefined);
  const nameOf = (/** @type {any} */ file) => file.name || words.unnamed;
  const fileName = (/** @type {string} */ end) => `${[data.playbook, data.id || data.kind].join("-")}.${end}`;

  const save = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ type) => {
    download(name, text, type);
    desk.say(fill(words.downloaded, { name }));
  };

  async function copy(/** @type {string} */ text) {
    const isCopied = await copied(text);
    part("copied").hidden = isCopied;
    if (!isCopied) {
      part("copy-text").value = text;
      part("copy-text").select();
    }
    desk.say(isCopied ? words.copied : words.not_copied);
  }

  function print(/** @type {string} */ what) {
    root.dataset.print = what;
    globalThis.print();
  }

  /** Show what was read, and what it would do; nothing has changed yet. @param {any} read */
  function offer(read) {
    offered = "file" in read ? read : null;
    const { code, ...detail } = read.refused ?? {};
    if (!offered) return refill(part("offer"), node("p", { class: "pb-notice" }, fill(words.refusal[code.replaceAll("-", "_")] ?? words.refusal.wrong_shape, { field: "", id: "", playbook: "", ...detail })));
    const { file, version } = read;
    refill(part("offer"), node("div", { class: "pb-notice" },
      node("p", {}, fill(words.offered, { name: nameOf(file), time: dayTime(file.updated ?? "", language) || words.no_date })),
      version && version !== data.version ? node("p", {}, fill(words.offered_version, { then: version, now: data.version })) : null,
      node("p", { class: "pb-desk__row" }, press("take-in", words.take_in), press("take-not", words.take_not))));
    return part("offer").querySelector("button").focus();
  }

  async function fromFile(/** @type {any} */ input) {
    const [chosen] = input.files;
    if (!chosen) return;
    // Of a file that is too large no more is read than shows it.
    const bytes = new Uint8Array(await chosen.slice(0, MAX_BYTES + 1).arrayBuffer());
    input.value = "";
    offer(readWorksheet(bytes, data));
  }

  /** @type {Record<string, (button: any) => void>} */
  const doing = {
    new: () => { records.begin(""); drawAll(); part("name").focus(); },
    duplicate: () => { records.duplicate(fill(words.copy_of, { name: nameOf(records.file) })); drawAll(); desk.say(words.duplicated); },
    remove: (button) => notices.ask(button, fill(words.remove_sure, { name: nameOf(records.file) }), "remove-now", words.remove_yes),
    "remove-now": (button) => {
      notices.close(button);
      desk.say(records.remove() ? words.removed : words.not_removed);
      drawAll();
    },
    markdown: () => save(fileName("md"), written(page.taken(), MARKDOWN), "text/markdown"),
    copy: () => copy(written(page.taken(), MARKDOWN)),
    wiki: () => copy(written(page.taken(), WIKI)),
    json: () => save(fileName("json"), writeWorksheet(records.file), "application/json"),
    print: () => print("document"),
    "print-blank": () => print("form"),
    "take-in": () => {
      const { file } = offered;
      doing["take-not"](null);
      records.bringIn(file, file.name || words.brought);
      drawAll();
      desk.say(words.taken_in);
    },
    "take-not": () => {
      offered = null;
      refill(part("offer"));
    },
    clear: (button) => notices.ask(button, words.delete_sure, "clear-now", words.delete_yes),
    "clear-now": (button) => {
      notices.close(button);
      const isGone = records.clear();
      notices.clear();
      drawAll();
      desk.say(isGone ? words.cleared : words.not_cleared);
    },
    confirm: (button) => {
      const { field } = button.closest("[data-field]").dataset;
      desk.set({ [field]: records.value(field) });
      drawAll();
    },
    "close-notice": (button) => notices.close(button),
    ...page.doing,
  };

  function heard(/** @type {"changed" | "removed" | "listed"} */ what) {
    if (what === "removed") notices.show("removed", words.removed_elsewhere);
    if (what === "listed") drawRecords();
    else drawAll();
  }

  function drawAll() {
    if (signal.aborted) return;
    if (part("name") && part("name").value !== (records.file.name ?? "")) part("name").value = records.file.name ?? "";
    page.draw();
    drawChanged();
    drawRecords();
  }

  /** What has been asked otherwise since it was written. */
  function drawChanged() {
    for (const field of root.querySelectorAll("[data-field]")) {
      const { field: id } = /** @type {any} */ (field).dataset;
      const note = /** @type {any} */ (field.querySelector("[data-part=note]"));
      const isChanged = records.value(id) !== undefined && records.revision(id) !== (data.fields[id]?.rev ?? 1);
      if (!note || (note.hidden && !isChanged)) continue;
      note.hidden = !isChanged;
      refill(note, ...(isChanged ? [words.reworded, " ", press("confirm", words.reworded_right)] : []));
    }
  }

  function drawRecords() {
    if (!part("desk")) return drawKept();
    const list = records.list();
    part("record-name").textContent = nameOf(records.file);
    part("record-choice").hidden = list.length < (records.record ? 2 : 1);
    const options = list.map((each) => {
      const name = each.readable ? each.name || words.unnamed : words.unreadable;
      return node("option", { value: each.record, selected: each.record === records.record, disabled: !each.readable }, [name, dayTime(each.updated, language)].filter(Boolean).join(" · "));
    });
    refill(part("records"), records.record ? null : node("option", { value: "", selected: true }, words.unnamed), ...options);
    return drawKept();
  }

  function drawKept() {
    const at = () => dayTime(records.file.updated, language);
    const kept = records.record ? (records.isKept ? fill(words.kept, { time: at() }) : words.kept_not) : words.kept_nothing;
    const more = Object.keys(records.file.earlier ?? {}).length;
    if (part("kept")) part("kept").textContent = more ? `${kept} · ${fill(words.earlier, { count: more })}` : kept;
    if (records.isKept) notices.drop("kept");
    else notices.once("kept", records.works ? words.storage_full : words.storage_refused, [["json", words.take_file]]);
  }

  function typed(/** @type {Event} */ event) {
    const target = /** @type {any} */ (event.target);
    if (target === part("name")) {
      records.rename(target.value);
      drawRecords();
    } else if (target === part("records")) {
      if (target.value && records.load(target.value)) drawAll();
    } else if (target === part("file")) fromFile(target);
    else if (target !== part("copy-text")) page.typed(target);
  }

  root.addEventListener("click", (event) => {
    const button = /** @type {any} */ (event.target).closest("[data-do]");
    if (button) doing[button.dataset.do]?.(button);
  }, { signal });
  root.addEventListener("input", typed, { signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal });
  // Browsers restore what a form held only after this, without an event.
  addEventListener("pageshow", drawAll, { signal });
  // Whoever prints without our button gets the document, or an empty form where nothing is written.
  addEventListener("beforeprint", () => { root.dataset.print ??= page.isDocument || isWritten() ? "document" : "form"; }, { signal });
  addEventListener("afterprint", () => { delete root.dataset.print; }, { signal });
  addEventListener("beforeunload", (event) => { if (!records.isKept && isWritten()) event.preventDefault(); }, { signal });
  for (const name of ["desk", "takeaway", "progress-frame", "tools", "timer"]) if (part(name)) part(name).hidden = false;
  if (part("plain")) part("plain").hidden = true;
  records.resume();
  drawAll();
  return desk;
}

/**
 * A custom element that opens a page when it is connected, and ends it when it is not.
 * @param {string} name
 * @param {(root: HTMLElement, signal: AbortSignal) => void} open
 */
export function define(name, open) {
  // Navigation without reloading runs the scripts of a page again.
  if (customElements.get(name)) return;
  customElements.define(name, class extends HTMLElement {
    #connection = new AbortController();

    connectedCallback() {
      this.#connection = new AbortController();
      open(this, this.#connection.signal);
    }

    disconnectedCallback() {
      this.#connection.abort();
    }
  });
}
