/** The assessment on its page: what is pressed and typed, and what is shown because of it. */
import { node, press, refill } from "../../browser/dom.mjs";
import { dayTime } from "../../browser/day-time.mjs";
import { counted, fill } from "../../browser/plural.mjs";
import { showResults } from "../results/overview.mjs";
import { openTakeaway } from "../takeaway/exchange.mjs";
import { answerOf, bring, fieldsOf, putAside, settle, show } from "./form.mjs";
import { flags } from "./flags.mjs";
import { openNotices } from "./notices.mjs";
import { openRecords } from "./records.mjs";
import { addRow, objectsIn, showRows } from "./rows.mjs";
import { openStage } from "./stage.mjs";
import { assess, isDone } from "./standing.mjs";

/**
 * @param {HTMLElement} root The element, whole.
 * @param {AbortSignal} signal Ends everything.
 */
export function openDesk(root, signal) {
  /** @param {string} name @returns {any} */
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const data = JSON.parse(part("data").content.textContent);
  const { words, language, outline } = data;
  const form = part("form");
  const fields = fieldsOf(form);
  // Taken before a question goes on stage, which is elsewhere.
  const sections = sectionsOf(form, fields);
  const notices = openNotices(part("notices"), words);
  const records = openRecords(data, heard, signal);
  let lateResults = 0;
  const seen = new IntersectionObserver(([{ isIntersecting }]) => { if (isIntersecting) drawResults(); }, { rootMargin: "200%" });

  const desk = {
    root, part, data, words, language, records, notices,
    field: (/** @type {string} */ id) => fields.get(id),
    /** The questions of the chosen set, in reading order. */
    fields: () => [...fields.values()].filter((field) => isAsked(field)),
    standing: assess(data, records.file),
    doneCount: () => desk.fields().filter(isAnswered).length,
    sectionTitle: (/** @type {string} */ id) =>
      root.querySelector(`[data-section="${id}"] > .pb-part__title`)?.firstChild?.textContent?.trim() ??
      words.whole,
    fill,
    counted: (/** @type {any} */ forms, /** @type {number} */ count, /** @type {any} */ values) => counted(forms, count, language, values),
    say: (/** @type {string} */ text) => { part("said").value = text; },
    redraw: drawAll,
    put,
    opened,
    go,
    closeNotice,
  };
  const stage = openStage(desk, signal);
  const takeaway = openTakeaway(desk, signal);

  const isAsked = (/** @type {HTMLElement} */ field) =>
    records.file.set !== "quick" || !data.trees.quick || field.dataset.quick !== undefined;

  const isAnswered = (/** @type {HTMLElement} */ field) => isDone(desk.standing, records.file, /** @type {string} */ (field.dataset.ask));

  /** @type {Record<string, (button: HTMLElement) => void>} */
  const doing = {
    new: () => { records.begin(""); drawAll(); part("name").focus(); },
    duplicate: () => { records.duplicate(fill(words.copy_of, { name: nameOf(records.file) })); drawAll(); desk.say(words.duplicated); },
    remove: (button) => notices.ask(button, fill(words.remove_sure, { name: nameOf(records.file) }), "remove-now", words.remove_yes),
    "remove-now": (button) => {
      closeNotice(button);
      desk.say(records.remove() ? words.removed : words.not_removed);
      drawAll();
    },
    resume: () => {
      const next = firstOpen();
      if (next) jump(next);
      else go("results");
    },
    stage: () => stage.open(firstOpen() ?? desk.fields()[0]),
    leave: () => stage.leave(),
    next: () => stage.move(1),
    back: () => stage.move(-1),
    results: () => go("results"),
    evidence: (button) => {
      const field = /** @type {any} */ (button.closest("fieldset"));
      addRow(field.querySelector("[data-part=evidence]"), words.evidence).focus();
    },
    empty: (button) => {
      const field = /** @type {any} */ (button.closest("fieldset"));
      const old = records.file.answers[field.dataset.ask] ?? {};
      show(field, words.evidence, { note: old.note, evidence: old.evidence });
      noteAnswer(field);
      field.querySelector("input, textarea")?.focus();
    },
    confirm: (button) => {
      const field = /** @type {any} */ (button.closest("fieldset"));
      noteAnswer(field);
      field.querySelector("input:checked, textarea, input")?.focus();
    },
    "add-action": () => addAction({}).focus(),
    "action-from": ({ dataset: { text } }) => {
      // Pressed again, it leads to what is there.
      const known = [...part("actions").querySelectorAll("input")].find(({ value }) => value === text);
      (known ?? addAction({ text })).focus();
      putActions();
    },
    "drop-action": (button) => {
      button.closest("li")?.remove();
      putActions();
      part("results").querySelector("[data-do=add-action]").focus();
    },
    "close-notice": closeNotice,
    ...takeaway.doing,
  };

  /** The focus goes back to what was pressed first. */
  function closeNotice(/** @type {HTMLElement} */ button) {
    const notice = /** @type {any} */ (button.closest("[data-notice]"));
    notice.previousElementSibling?.focus();
    notice.remove();
  }

  function nameOf(/** @type {any} */ file) {
    return file.name || words.unnamed;
  }

  const putActions = () => put({ actions: objectsIn(part("actions")) });
  const addAction = (/** @type {any} */ action) =>
    addRow(part("actions"), words.action, action,
      press("drop-action", words.drop));

  function firstOpen() {
    return desk.fields().find((field) => !isAnswered(field));
  }

  function jump(/** @type {HTMLElement} */ field) {
    field.scrollIntoView({ block: "start" });
    /** @type {any} */ (field.querySelector("input, textarea"))?.focus({ preventScroll: true });
  }

  /** Move to a heading of ours, because the reader asked. */
  function go(/** @type {"results" | "takeaway"} */ name) {
    drawResults();
    const heading = part(name).querySelector("h2");
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  }

  function put(/** @type {any} */ fields) {
    records.put(fields);
    drawState();
  }

  function noteAnswer(/** @type {any} */ field) {
    const id = field.dataset.ask;
    const { rev = 1 } = outline.questions[id];
    records.answer(id, answerOf(field, records.file.answers[id], rev));
    drawState();
  }

  /** What a record brought with it when it was opened. */
  function opened(/** @type {{changes: any[], refused?: any}} */ { changes, refused }) {
    if (refused) notices.refuse(refused);
    else notices.changes(changes, desk);
    drawAll();
  }

  function heard(/** @type {"changed" | "removed" | "listed"} */ what) {
    if (what === "removed") notices.show("removed", words.removed_elsewhere);
    if (what === "listed") drawRecords();
    else drawAll();
  }

  /** The form as the record says; what it comes to is drawn in a task of its own, so that no start is long. */
  function drawAll() {
    drawForm();
    drawState();
    stage.tell();
  }

  function drawForm() {
    const { file } = records;
    for (const [id, field] of fields) {
      show(field, words.evidence, file.answers[id]);
      field.hidden = !isAsked(field);
    }
    for (const { element, inside } of sections) element.hidden = !inside.some(isAsked);
    for (const input of root.querySelectorAll("[name=set]")) {
      /** @type {any} */ (input).checked = /** @type {any} */ (input).value === file.set;
    }
    if (part("name").value !== (file.name ?? "")) part("name").value = file.name ?? "";
    showRows(part("actions"), file.actions ?? [], addAction);
  }

  function drawState() {
    desk.standing = assess(data, records.file);
    for (const [id, field] of fields) flags(desk, id, field);
    drawProgress();
    drawRecords();
    drawKept();
    // Results wait until typing pauses; whoever goes there sees them at once.
    clearTimeout(lateResults);
    lateResults = setTimeout(drawResults, 120);
  }

  function drawResults() {
    clearTimeout(lateResults);
    seen.disconnect();
    if (!signal.aborted) showResults(desk);
  }

  function drawProgress() {
    const asked = desk.fields();
    const done = desk.doneCount();
    part("count").textContent = fill(words.answered, { count: done, all: asked.length });
    Object.assign(part("progress"), { max: asked.length, value: done });
    refill(part("parts"), ...sections.filter(({ element }) => isOutermost(element) && !element.hidden).map(partRow));
    root.querySelector("[data-do=resume]")?.toggleAttribute("disabled", done === asked.length);
  }

  function partRow(/** @type {any} */ { element, inside }) {
    const asked = inside.filter(isAsked);
    const done = asked.filter(isAnswered).length;
    const isWhole = done === asked.length;
    const { section } = element.dataset;
    return node("li", { class: isWhole ? "pb-rail__part pb-rail__part--done" : "pb-rail__part" },
      node("a", { href: `#${element.querySelector(".pb-part__title").id}`, "data-key": section }, desk.sectionTitle(section)),
      " ",
      node("span", { class: "pb-rail__done" }, isWhole ? "✓ " : "", `${done}/${asked.length}`));
  }

  function drawRecords() {
    const list = records.list();
    part("record-name").textContent = nameOf(records.file);
    part("record-choice").hidden = list.length < (records.record ? 2 : 1);
    const options = list.map((each) => {
      const name = each.readable ? each.name || words.unnamed : words.unreadable;
      return node("option", { value: each.record, selected: each.record === records.record }, [name, dayTime(each.updated, language)].filter(Boolean).join(" · "));
    });
    refill(part("records"), records.record ? null : node("option", { value: "", selected: true }, words.unnamed), ...options);
  }

  function drawKept() {
    const at = () => dayTime(records.file.updated, language);
    part("kept").textContent = !records.record ? words.kept_nothing : records.isKept ? fill(words.kept, { time: at() }) : words.kept_not;
    if (records.isKept) notices.drop("kept");
    else notices.once("kept", records.works ? words.storage_full : words.storage_refused, [["answers", words.take_file]]);
  }

  function typed(/** @type {Event} */ event) {
    const target = /** @type {any} */ (event.target);
    const field = target.closest("fieldset[data-ask]");
    if (field) {
      settle(field, target);
      noteAnswer(field);
    } else if (target.name === "set") {
      records.put({ set: target.value });
      drawAll();
    } else if (target === part("name")) put({ name: target.value });
    else if (target === part("records")) {
      if (target.value) opened(records.load(target.value));
    } else if (target.dataset.target !== undefined) put({ targets: { ...records.file.targets, [target.dataset.target]: target.value } });
    else if (target.closest("[data-part=actions]")) putActions();
    else takeaway.typed(target);
  }

  function start() {
    for (const name of ["desk", "rail", "results", "takeaway"]) part(name).hidden = false;
    part("plain").hidden = true;
    for (const button of form.querySelectorAll("[data-do=evidence]")) button.hidden = false;
    fields.forEach(putAside);
    opened(records.resume());
    // What nothing comes to is drawn when it comes near; the timer would draw it now.
    if (!records.record) {
      clearTimeout(lateResults);
      seen.observe(part("results"));
    }
    takeaway.arrived(location.hash);
  }

  root.addEventListener("click", (event) => {
    const target = /** @type {any} */ (event.target);
    const button = target.closest("[data-do]");
    if (button) doing[button.dataset.do](button);
    const more = target.closest(".pb-ask__more");
    if (more) bring(more.closest("fieldset"), "note");
  }, { signal });
  root.addEventListener("input", typed, { signal });
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault(), { signal });
  // Browsers restore what a form held only after this, without an event.
  addEventListener("pageshow", drawForm, { signal });
  // On paper there is room for everything.
  addEventListener("beforeprint", () => fields.forEach((field) => { bring(field, "note"); bring(field, "reason"); }), { signal });
  addEventListener("hashchange", () => takeaway.arrived(location.hash), { signal });
  addEventListener("beforeunload", (event) => { if (!records.isKept) event.preventDefault(); }, { signal });
  start();
}

const isOutermost = (/** @type {Element} */ element) => element.matches("[data-outermost]");

/** Every section with the questions in it and in the sections within it, which follow it in the page. */
function sectionsOf(/** @type {HTMLElement} */ form, /** @type {Map<string, any>} */ fields) {
  const level = (/** @type {Element} */ element) => Number(element.querySelector(".pb-part__title")?.tagName[1]);
  const elements = /** @type {HTMLElement[]} */ (Array.from(form.querySelectorAll("[data-section]")));
  return elements.map((element, index) => {
    const rest = elements.slice(index + 1);
    const end = rest.findIndex((each) => isOutermost(each) || level(each) <= level(element));
    const whole = [element, ...rest.slice(0, end < 0 ? undefined : end)];
    return { element, inside: [...fields.values()].filter((field) => whole.includes(field.closest("[data-section]"))) };
  });
}
