/** Taking answers away and bringing them in: files, text, a link, paper. */
import { copied } from "../../browser/clipboard.mjs";
import { download } from "../../browser/download.mjs";
import { node, press, refill } from "../../browser/dom.mjs";
import { MAX_BYTES } from "../../browser/json.mjs";
import { answerLink, readLink } from "../../browser/link.mjs";
import { dayTime } from "../../browser/day-time.mjs";
import { askedAnswers, readAnswerFile, writeAnswerFile } from "../../browser/record.mjs";
import { score } from "../../browser/score.mjs";
import { treeOf } from "../assessment/standing.mjs";
import { refusalText } from "../assessment/notices.mjs";
import { csvOf, wikiOf } from "./tables.mjs";

/** @param {any} desk @param {AbortSignal} signal */
export function openTakeaway(desk, signal) {
  const { part, words, data, records } = desk;
  const { outline } = data;
  /** What was read and waits for the reader's word. @type {any} */
  let offered = null;

  /** The result as `playbook score --json` prints it, to the byte. */
  const resultText = () => {
    const tree = treeOf(data, records.file);
    return writeAnswerFile(score(tree, askedAnswers(tree, records.file.answers)));
  };

  const file = (/** @type {string} */ end, /** @type {string} */ text, /** @type {string} */ type) => {
    const name = `${outline.playbook}-${outline.assessment}-${end}`;
    download(name, text, type);
    desk.say(desk.fill(words.downloaded, { name }));
  };

  function select(/** @type {string} */ name, /** @type {string} */ text) {
    part(name).value = text;
    part(name).focus();
    part(name).select();
  }

  async function copy(/** @type {string} */ text) {
    const isCopied = await copied(text);
    part("copied").hidden = isCopied;
    if (!isCopied) {
      select("copy-text", text);
    }
    desk.say(isCopied ? words.copied : words.not_copied);
  }

  async function link() {
    const made = await answerLink(location.href, records.file, { notes: part("with-notes").checked });
    if (signal.aborted) return;
    part("link-made").hidden = !made;
    if (!made) return desk.say(words.link_too_long);
    part("link-length").textContent = desk.counted(words.link_length, made.length);
    select("link", made.link);
    return desk.say((await copied(made.link)) ? words.link_copied : words.link_ready);
  }

  /** Print with everything open that is closed now. @param {"" | "result"} what */
  function print(what) {
    const closed = Array.from(desk.root.querySelectorAll("details:not([open])"));
    const shown = what ? closed.filter((each) => each.closest("[data-part=results]")) : closed;
    for (const each of shown) each.setAttribute("open", "");
    desk.root.dataset.print = what;
    addEventListener("afterprint", () => {
      for (const each of shown) each.removeAttribute("open");
      delete desk.root.dataset.print;
    }, { once: true, signal });
    globalThis.print();
  }

  /** Show what was read, and what it would do; nothing has changed yet. @param {any} read */
  function offer(read) {
    offered = null;
    if (!read?.file) return refill(part("offer"), node("p", { class: "pb-notice" }, refusalText(read?.refused ?? { code: "no-link" }, words)));
    offered = read;
    const { file: brought } = read;
    const count = Object.keys(brought.answers).length;
    refill(part("offer"), node("div", { class: "pb-notice", tabindex: -1 },
      node("p", {}, desk.fill(words.offered, { name: brought.name || words.unnamed, time: dayTime(brought.updated ?? "", desk.language) || words.no_date }), " ", desk.counted(words.offered_answers, count)),
      read.version && read.version !== outline.version ? node("p", {}, desk.fill(words.offered_version, { then: read.version, now: outline.version })) : null,
      node("p", { class: "pb-desk__row" },
        press("take-in", words.take_in),
        press("take-not", words.take_not))));
    return undefined;
  }

  async function fromFile(/** @type {any} */ input) {
    const [chosen] = input.files;
    if (!chosen) return;
    // Of a file that is too large no more is read than shows it.
    const bytes = new Uint8Array(await chosen.slice(0, MAX_BYTES + 1).arrayBuffer());
    input.value = "";
    offer(readAnswerFile(bytes, outline));
  }

  async function fromText() {
    const text = part("pasted").value.trim();
    offer(text.startsWith("{") ? readAnswerFile(text, outline) : await readLink(text, outline));
    part("offer").querySelector("button")?.focus();
  }

  return {
    doing: {
      answers: () => file("answers.json", writeAnswerFile(records.file), "application/json"),
      result: () => file("result.json", resultText(), "application/json"),
      csv: () => file("answers.csv", csvOf(desk), "text/csv"),
      wiki: () => copy(wikiOf(desk)),
      link,
      print: () => print(""),
      "print-result": () => print("result"),
      paste: fromText,
      "take-in": () => {
        const read = offered;
        offered = null;
        refill(part("offer"));
        part("pasted").value = "";
        records.bringIn(read.file, read.file.name || words.brought);
        desk.opened({ changes: read.changes });
        desk.say(words.taken_in);
        desk.go("results");
      },
      "take-not": () => {
        offered = null;
        refill(part("offer"));
      },
      clear: (/** @type {HTMLElement} */ button) => desk.notices.ask(button, words.delete_sure, "clear-now", words.delete_yes),
      "clear-now": (/** @type {HTMLElement} */ button) => {
        desk.closeNotice(button);
        const isGone = records.clear();
        desk.notices.clear();
        desk.redraw();
        desk.say(isGone ? words.cleared : words.not_cleared);
      },
    },

    typed(/** @type {any} */ target) {
      if (target === part("file")) fromFile(target);
      else if (target === part("with-notes") && !part("link-made").hidden) link();
      else if (target === part("case") || target === part("earlier")) desk.redraw();
    },

    /** The page was opened with answers in its address. @param {string} fragment */
    async arrived(fragment) {
      const read = await readLink(fragment, outline);
      if (!read || signal.aborted) return;
      // A fragment that was read does not stay in the address to be read again.
      history.replaceState(history.state, "", location.href.split("#")[0]);
      offer(read);
      part("offer").scrollIntoView({ block: "center" });
      part("offer").firstElementChild?.focus();
    },
  };
}
