/** All the numbers: the mean of every part, and every question in a table. */
import { node } from "../../browser/dom.mjs";
import { bar, columns } from "./drawings.mjs";
import { optionsOf, short } from "./outcome.mjs";

/** For drawing only. */
const share = (/** @type {string} */ ratio) => {
  const [n, d] = ratio.split("/").map(BigInt);
  return Number((n * 10000n) / d) / 10000;
};

/** @param {any} tree @returns {{group: any, depth: number}[]} The groups inside, parents first. */
export const groupsOf = (tree, depth = 0) =>
  tree.children.flatMap((/** @type {any} */ child) =>
    child.children ? [{ group: child, depth }, ...groupsOf(child, depth + 1)] : []);

/** Where the scale of a group ends. @param {any} tree @param {any} group */
export const scaleEnd = (tree, group) => (group.scale ?? tree.scale ?? ["0", "100"])[1];

/** One bar per part, in the order of the assessment: a team has no order of merit. @param {any} desk */
export function sections(desk) {
  const { words, data } = desk;
  const { result, tree } = desk.outcome();
  return node("ol", { class: "pb-bars" },
    ...groupsOf(tree.root).map(({ group, depth }) => {
      const found = result.groups[group.id];
      return node("li", { class: "pb-bar" },
        node("span", { class: depth ? "pb-bar__name pb-result__name--1" : "pb-bar__name" }, data.titles[group.id]),
        found
          ? node("span", { class: "pb-bar__score" }, node("b", {}, found.score), ` ${desk.fill(words.of, { high: scaleEnd(tree, group) })} · ${desk.fill(words.people_short, { count: found.scored })}`)
          : node("span", { class: "pb-quiet" }, desk.fill(words.hidden_mean, { count: data.min_group })),
        found && bar(share(found.ratio)));
    }));
}

/** @param {any} desk */
export function questions(desk) {
  const { words, data } = desk;
  const { tree, result } = desk.outcome();
  const heads = [words.question, words.distribution, words.answered, words.median, words.range, words.spread_head, words.unknown, words.na];
  return [
    node("caption", {}, desk.fill(words.caption, { count: data.min_group })),
    node("thead", {}, node("tr", {}, ...heads.map((head) => node("th", { scope: "col" }, head)))),
    ...groupsOf(tree.root).map(({ group }) => node("tbody", {},
      node("tr", {}, node("th", { scope: "rowgroup", colspan: heads.length }, data.titles[group.id])),
      ...group.children.filter((/** @type {any} */ leaf) => !leaf.children).map((/** @type {any} */ leaf) => row(desk, leaf, result.questions[leaf.id])))),
  ];
}

function row(/** @type {any} */ desk, /** @type {any} */ leaf, /** @type {any} */ found) {
  const { words, data } = desk;
  const { text, lang } = data.questions[leaf.id];
  const name = node("th", { scope: "row" }, node("div", { class: "pb-team__question" }, node("span", { lang }, text),
    found && node("button", { type: "button", class: "pb-press pb-press--small", "data-do": "show", "data-question": leaf.id, "data-key": `show-${leaf.id}`, "aria-label": desk.fill(words.show_question, { question: text }) }, words.show)));
  if (!found) return node("tr", {}, name, node("td", { colspan: 7 }, desk.fill(words.hidden, { count: data.min_group })));
  const cell = (/** @type {string} */ head, /** @type {any} */ content) => node("td", { "data-head": head }, content);
  return node("tr", { "data-question": leaf.id },
    name,
    cell(words.distribution, optionsOf(leaf).length ? columns(desk, leaf, found) : "–"),
    cell(words.answered, found.answered),
    cell(words.median, found.median === undefined ? "–" : node("b", {}, short(leaf, found.median))),
    cell(words.range, rangeOf(leaf, found) || "–"),
    cell(words.spread_head, found.spread === undefined ? "–" : desk.fill(words.steps, { count: found.spread })),
    cell(words.unknown, found.unknown),
    cell(words.na, found.na));
}

/** Lowest and highest, once where they are the same; "" where a question has neither. @param {any} leaf @param {any} found */
export const rangeOf = (leaf, found) =>
  [...new Set([found.lowest, found.highest].filter((each) => each !== undefined).map((each) => short(leaf, each)))].join("–");
