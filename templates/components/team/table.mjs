/** The page at work: what is put in and pressed, and what is shown because of it. */
import { copied } from "../../browser/clipboard.mjs";
import { node, refill } from "../../browser/dom.mjs";
import { counted, fill } from "../../browser/plural.mjs";
import { openGathering } from "./gathering.mjs";
import { questions, sections } from "./numbers.mjs";
import { outcomeOf, shownQuestions } from "./outcome.mjs";
import { openPeople } from "./people.mjs";
import { csvOf, jsonOf, wikiOf } from "./sheets.mjs";
import { openStage } from "./stage.mjs";
import { talkAbout } from "./talk.mjs";

const AGENDA = 5;
const SECONDS_TO_READ = 8;

/**
 * @param {HTMLElement} root The element, whole.
 * @param {AbortSignal} signal Ends everything.
 */
export function openTable(root, signal) {
  /** @param {string} name @returns {any} */
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const data = JSON.parse(part("data").content.textContent);
  const { words, language } = data;
  const people = openPeople(data, elsewhere, signal);
  let outcome = outcomeOf(data, people.all);
  let isWhoShown = false;
  let silence = 0;

  const sectionTitles = new Map();
  const desk = {
    root, part, data, words, people, fill,
    outcome: () => outcome,
    counted: (/** @type {any} */ forms, /** @type {number} */ count, /** @type {any} */ values) => counted(forms, count, language, values),
    say,
    redraw: draw,
    heading: () => fill(words.wiki_title, { title: root.closest("article")?.querySelector("h1")?.firstChild?.textContent?.trim() ?? "" }),
    sectionOf: (/** @type {string} */ id) => sectionTitles.get(id),
    labelOf: (/** @type {string} */ question, /** @type {string} */ option) => data.questions[question].options[option],
    isWhoShown: () => isWhoShown,
    basis,
    lead,
    /** What a person is called: by the name only where the facilitator wants to see it. */
    calls: (/** @type {any} */ person) =>
      part("names").checked && person.name ? person.name : fill(words.person, { number: people.all.indexOf(person) + 1 }),
    whoChose: (/** @type {any} */ leaf, /** @type {string} */ option) =>
      outcome.members.filter(({ file }) => [file.answers[leaf.id]?.option ?? file.answers[leaf.id]?.options ?? []].flat().includes(option)).map(desk.calls),
    /** `3 levels apart`, and how many answered, did not know, left it out. */
    tally: (/** @type {any} */ found) => [
      found.spread && desk.counted(words.spread, found.spread),
      `${words.answered} ${found.answered}`,
      found.unknown && `${words.unknown} ${found.unknown}`,
      found.na && `${words.na} ${found.na}`,
    ].filter(Boolean),
  };
  const stage = openStage(desk, signal);
  const gathering = openGathering(desk, signal);

  const agenda = () => outcome.result.discuss_first.slice(0, AGENDA);

  /** @type {Record<string, (button: HTMLElement) => void>} */
  const doing = {
    ...gathering.doing,
    stage: () => stage.open(outcome.result.discuss_first.length ? outcome.result.discuss_first : shownQuestions(outcome)),
    show: (button) => stage.open(shownQuestions(outcome), button.dataset.question),
    leave: () => stage.leave(),
    back: () => stage.move(-1),
    next: () => stage.move(1),
    "who-now": () => showWho(true),
    "who-not": () => showWho(false),
    csv: () => download("team.csv", csvOf(desk), "text/csv"),
    json: () => download("team.json", jsonOf(desk), "application/json"),
    wiki: () => copy(wikiOf(desk, agenda())),
    print: () => print(),
  };

  /** Said once, aloud too; then it is out of the way. */
  function say(/** @type {string} */ text) {
    part("said").value = text;
    clearTimeout(silence);
    silence = setTimeout(() => { part("said").value = ""; }, SECONDS_TO_READ * 1000);
  }

  /** Whether names stand beside answers; the facilitator has been warned. */
  function showWho(/** @type {boolean} */ isWanted) {
    isWhoShown = isWanted;
    part("who").checked = isWanted;
    part("who-sure").hidden = true;
    drawAgenda();
    if (isWanted) desk.say(words.who_on);
    part("who").focus();
  }

  function basis() {
    const { set, quick, members } = outcome;
    const values = { people: members.length, quick };
    if (set === "quick") return fill(words.basis_quick, values);
    return fill(quick ? words.basis_mixed : words.basis_deep, values);
  }

  /** What there is to talk about. */
  function lead() {
    const wide = outcome.result.discuss_first.length;
    if (wide) return [desk.counted(words.discuss_lead, wide), desk.counted(words.discuss_top, agenda().length)].join(words.sentence_between);
    return shownQuestions(outcome).length ? words.discuss_none : fill(words.discuss_hidden, { count: data.min_group });
  }

  function draw() {
    outcome = outcomeOf(data, people.all);
    sectionTitles.clear();
    collect(outcome.tree.root, sectionTitles, data.titles);
    gathering.draw();
    const { length } = outcome.members;
    const fewest = data.min_group;
    part("too-few").hidden = outcome.isShown;
    part("too-few").textContent = length ? desk.counted(words.too_few, length, { fewest, missing: fewest - length }) : words.empty;
    part("shown").hidden = !outcome.isShown;
    if (!outcome.isShown) {
      for (const name of ["agenda", "later", "sections", "questions"]) refill(part(name));
      return;
    }
    part("basis").textContent = basis();
    part("discuss-lead").textContent = lead();
    drawAgenda();
    refill(part("sections"), sections(desk));
    refill(part("questions"), ...questions(desk));
  }

  function drawAgenda() {
    const names = part("names").checked;
    part("who").disabled = !names;
    if (!names) isWhoShown = part("who").checked = false;
    if (!names) part("who-sure").hidden = true;
    if (!outcome.isShown) return;
    refill(part("agenda"), ...agenda().map((/** @type {string} */ id) => node("li", {}, talkAbout(desk, id, "h3"))));
    const later = outcome.result.discuss_first.slice(AGENDA);
    refill(part("later"), later.length > 0 && node("details", { class: "pb-details", "data-key": "later" },
      node("summary", {}, desk.counted(words.later, later.length)),
      node("ul", {}, ...later.map((/** @type {string} */ id) =>
        node("li", { lang: data.questions[id].lang }, data.questions[id].text, " ", node("span", { class: "pb-quiet" }, desk.counted(words.spread, outcome.result.questions[id].spread)))))));
  }

  /** Another window changed what is kept, and this one follows. */
  function elsewhere() {
    draw();
    desk.say(words.changed_elsewhere);
  }

  async function copy(/** @type {string} */ text) {
    const isCopied = await copied(text);
    part("copied").hidden = isCopied;
    if (!isCopied) {
      part("copy-text").value = text;
      part("copy-text").focus();
      part("copy-text").select();
    }
    desk.say(isCopied ? words.copied : words.not_copied);
  }

  function download(/** @type {string} */ end, /** @type {string} */ text, /** @type {string} */ type) {
    const name = [data.outline.playbook, data.outline.assessment, end].join("-");
    const url = URL.createObjectURL(new Blob([text], { type }));
    node("a", { href: url, download: name }).click();
    // Some browsers begin only after this turn.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    desk.say(fill(words.downloaded, { name }));
  }

  root.addEventListener("click", (event) => {
    const button = /** @type {any} */ (event.target).closest("[data-do]");
    if (button) doing[button.dataset.do]?.(button);
  }, { signal });
  root.addEventListener("change", (event) => {
    const target = /** @type {any} */ (event.target);
    if (target === part("who")) {
      // Shown only once the warning has been read and answered.
      if (!target.checked) return showWho(false);
      target.checked = false;
      part("who-sure").hidden = false;
      part("who-sure").querySelector("[data-do=who-not]").focus();
    } else gathering.changed(target);
    return undefined;
  }, { signal });
  // Browsers restore what was ticked only after this, without an event.
  addEventListener("pageshow", () => {
    part("names").checked = false;
    draw();
  }, { signal });
  for (const name of ["gather", "result"]) part(name).hidden = false;
  part("plain").hidden = true;
  part("names").checked = false;
  draw();
}

/** Which part each question stands in. */
function collect(/** @type {any} */ group, /** @type {Map<string, string>} */ found, /** @type {any} */ titles) {
  for (const child of group.children) {
    if (child.children) collect(child, found, titles);
    else found.set(child.id, titles[group.id]);
  }
}
