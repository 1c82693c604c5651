/** Answers and result as rows: for spreadsheets, and for a wiki. */
import { csv } from "../../browser/csv.mjs";
import { dayTime } from "../../browser/day-time.mjs";
import { wikiPage } from "../../browser/wiki.mjs";
import { saidIn, textOf } from "../assessment/form.mjs";
import { groupsIn } from "../assessment/standing.mjs";
import { coverageOf, levelName } from "../results/profile.mjs";
import { stepsOf } from "../results/steps.mjs";

const stateOf = (/** @type {any} */ desk, /** @type {string} */ id) => {
  const answer = desk.records.file.answers[id] ?? {};
  const state = desk.standing.states.get(id) ?? (answer.text ? "answered" : "missing");
  return desk.words.states[state];
};

const evidence = (/** @type {any} */ answer) =>
  (answer.evidence ?? []).map((/** @type {any} */ each) => [each.title, each.url, each.date].filter(Boolean).join(" ")).join("; ");

/** Every section and under it every question, one row each. @param {any} desk */
export function csvOf(desk) {
  const { words, records } = desk;
  const { groups, tree } = desk.standing;
  const head = ["id", words.section, words.question, words.status_head, words.answer, words.score, words.level, words.coverage, words.note, words.evidence_head, words.answered_at];
  const sections = new Map(groupsIn(tree.root).map(({ node }) => [node.id, groups.get(node.id)]));
  const rows = [];
  let last = "";
  for (const field of desk.fields()) {
    const section = field.closest("[data-section]").dataset.section;
    const group = sections.get(section);
    if (group && section !== last) {
      rows.push([section, desk.sectionTitle(section), "", words.status[group.status], "", group.shown ?? "", levelName(desk, section, group.level), coverageOf(desk, group), "", "", ""]);
    }
    last = section;
    const id = field.dataset.ask;
    const answer = records.file.answers[id] ?? {};
    rows.push([id, desk.sectionTitle(section), textOf(field), stateOf(desk, id), saidIn(field, answer), "", "", "", answer.note ?? "", evidence(answer), answer.at ?? ""]);
  }
  return csv([head, ...rows]);
}

/** @param {any} desk */
export function wikiOf(desk) {
  const { words, records, language } = desk;
  const { groups, tree } = desk.standing;
  const { file } = records;
  const found = groupsIn(tree.root).map(({ node }) => groups.get(node.id));
  const link = (/** @type {string} */ text, /** @type {string} */ href) => (href ? { text, url: new URL(href, location.href).href } : text);
  return wikiPage(`${document.querySelector("h1")?.firstChild?.textContent?.trim()} · ${file.name || words.unnamed}`, [
    { text: dayTime(file.updated, language) },
    { text: desk.part("lowest").textContent },
    {
      table: {
        head: [words.section, words.score, words.level, words.coverage, words.status_head],
        rows: found.map((group) => [desk.sectionTitle(group.id), group.shown ?? "–", levelName(desk, group.id, group.level) || "–", coverageOf(desk, group), words.status[group.status]]),
      },
    },
    { heading: words.next_steps, list: stepsOf(desk).map(({ text, url }) => link(text, url)) },
    { heading: words.actions, list: (file.actions ?? []).map((/** @type {any} */ each) => [each.text, each.owner, each.due].filter(Boolean).join(" · ")) },
    {
      heading: words.answers,
      table: {
        head: [words.question, words.answer, words.note],
        rows: desk.fields().map((/** @type {any} */ field) => {
          const answer = file.answers[field.dataset.ask] ?? {};
          return [textOf(field), saidIn(field, answer) || stateOf(desk, field.dataset.ask), [answer.note, evidence(answer)].filter(Boolean).join(" · ")];
        }),
      },
    },
  ]);
}
