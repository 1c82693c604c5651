/** What is taken away: summaries for spreadsheets, a wiki and programs, without anybody's name. */
import { csv } from "../../browser/csv.mjs";
import { writeAnswerFile } from "../../browser/record.mjs";
import { wikiPage } from "../../browser/wiki.mjs";
import { groupsOf, rangeOf, scaleEnd } from "./numbers.mjs";
import { optionsOf, short } from "./outcome.mjs";

/** How many chose each option: `0: 3, 1: 5`. */
const counts = (/** @type {any} */ desk, /** @type {any} */ leaf, /** @type {any} */ found) =>
  optionsOf(leaf).map(([id, value]) => desk.fill(desk.words.each, { value: leaf.points ? desk.labelOf(leaf.id, id) : value, count: found.counts[id] })).join(desk.words.between);

/** Parts and questions in reading order. @returns {{group: any, leaf: any}[]} */
const lines = (/** @type {any} */ { tree }) =>
  groupsOf(tree.root).flatMap(({ group }) => [
    { group, leaf: null },
    ...group.children.filter((/** @type {any} */ leaf) => !leaf.children).map((/** @type {any} */ leaf) => ({ group, leaf })),
  ]);

/** A row per part and per question; a cell that has too few people behind it is empty. @param {any} desk */
export function csvOf(desk) {
  const { words, data } = desk;
  const outcome = desk.outcome();
  const { result } = outcome;
  const head = ["id", words.section, words.question, words.mean, words.answered, words.distribution, words.median, words.lowest, words.highest, words.spread_head, words.unknown, words.na, words.discuss_place];
  const rows = lines(outcome).map(({ group, leaf }) => {
    const title = data.titles[group.id];
    if (!leaf) {
      const mean = result.groups[group.id];
      return [group.id, title, "", mean?.score ?? "", mean?.scored ?? null, "", "", "", "", null, null, null, null];
    }
    const found = result.questions[leaf.id];
    const { text } = data.questions[leaf.id];
    if (!found) return [leaf.id, title, text, "", null, "", "", "", "", null, null, null, null];
    const given = (/** @type {string} */ name) => (found[name] === undefined ? "" : short(leaf, found[name]));
    const place = result.discuss_first.indexOf(leaf.id);
    return [leaf.id, title, text, "", found.answered, counts(desk, leaf, found), given("median"), given("lowest"), given("highest"), found.spread ?? null, found.unknown, found.na, place < 0 ? null : place + 1];
  });
  return csv([head, ...rows]);
}

/** The agenda first, then the numbers. @param {any} desk @param {string[]} agenda The questions to begin with. */
export function wikiOf(desk, agenda) {
  const { words, data } = desk;
  const outcome = desk.outcome();
  const { result, leaves, tree } = outcome;
  const hidden = (/** @type {string} */ message) => desk.fill(message, { count: data.min_group });
  return wikiPage(desk.heading(), [
    { text: desk.basis() },
    { heading: words.discuss_first, text: desk.lead() },
    ...agenda.flatMap((id) => [
      { text: [data.questions[id].text, ...desk.tally(result.questions[id])].join(" · ") },
      { list: optionsOf(leaves.get(id)).map(([option, value]) => `${value} · ${desk.counted(words.chose, result.questions[id].counts[option])} · ${desk.labelOf(id, option)}`) },
    ]),
    {
      heading: words.sections,
      table: {
        head: [words.section, words.mean, words.scored],
        rows: groupsOf(tree.root).map(({ group }) => {
          const mean = result.groups[group.id];
          return mean
            ? [data.titles[group.id], `${mean.score} ${desk.fill(words.of, { high: scaleEnd(tree, group) })}`, String(mean.scored)]
            : [data.titles[group.id], hidden(words.hidden_mean), ""];
        }),
      },
    },
    {
      heading: words.questions,
      table: {
        head: [words.question, words.distribution, words.answered, words.median, words.range, words.spread_head],
        rows: [...leaves.values()].map((leaf) => {
          const found = result.questions[leaf.id];
          const { text } = data.questions[leaf.id];
          if (!found) return [text, hidden(words.hidden), "", "", "", ""];
          return [text, counts(desk, leaf, found), String(found.answered), found.median === undefined ? "" : short(leaf, found.median), rangeOf(leaf, found), String(found.spread ?? "")];
        }),
      },
    },
  ]);
}

/** What `playbook team --json` prints of the same files, to the byte. @param {any} desk */
export function jsonOf({ data, outcome }) {
  const { set, result } = outcome();
  const { playbook, assessment } = data.outline;
  const places = Object.fromEntries(result.discuss_first.map((/** @type {string} */ id, /** @type {number} */ index) => [id, index + 1]));
  return writeAnswerFile({ ...result, discuss_first: places, min_group: data.min_group, set, assessment, playbook, refused: {} });
}
