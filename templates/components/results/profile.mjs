/** The profile as a table: every group with its score, what it rests on, and how it came about. */
import { node, quiet } from "../../browser/dom.mjs";
import { ZERO, compare, fractionText, minus, shown } from "../../browser/fraction.mjs";
import { percent } from "../../browser/number.mjs";
import { leaves } from "../../browser/score.mjs";
import { linkTo } from "../assessment/form.mjs";
import { row, table } from "./table.mjs";
import { trace } from "./trace.mjs";

/** @param {any} desk @param {{node: any, depth: number}[]} groups In the order of the tree. */
export function profileTable(desk, groups) {
  const { words, data } = desk;
  const root = desk.standing.tree.root;
  const all = data.overall ? [...groups, { node: root, depth: 0 }] : groups;
  const chosen = desk.part("case").value;
  const heads = [words.section, words.score, words.level, words.coverage, words.status_head, words.target, ...(chosen ? [data.cases[chosen][0]] : [])];
  return table({ class: "pb-result__table" }, heads, ...all.map(({ node: each, depth }) => groupRows(desk, each, depth, chosen, heads)));
}

/** A group: its numbers, and under them where they come from. */
function groupRows(/** @type {any} */ desk, /** @type {any} */ tree, /** @type {number} */ depth, /** @type {string} */ chosen, /** @type {string[]} */ heads) {
  const { words } = desk;
  const group = desk.standing.groups.get(tree.id);
  const cells = [
    [node("b", {}, group.shown ?? "–")],
    [levelName(desk, group.id, group.level) || "–", capped(desk, group)],
    [coverageOf(desk, group) || "–"],
    [words.status[group.status], quiet(why(desk, tree, group))],
    [target(desk, group)],
  ];
  if (chosen) cells.push([shows(desk, tree.id, chosen)]);
  return node("tbody", {},
    row(heads, nameOf(desk, tree.id), cells, depth),
    node("tr", { class: "pb-result__how" }, node("td", { colspan: heads.length }, trace(desk, tree, group))));
}

/** @param {any} desk @param {any} group */
export const coverageOf = (desk, group) =>
  group.coverage ? percent(/** @type {string} */ (fractionText(group.coverage)), desk.language) : "";

function nameOf(/** @type {any} */ desk, /** @type {string} */ id) {
  const heading = desk.root.querySelector(`[data-section="${id}"] > .pb-part__title`);
  return heading ? node("a", { href: `#${heading.id}` }, desk.sectionTitle(id)) : desk.words.whole;
}

/** @param {any} desk @param {string} id Of the group. @param {string | null} level */
export const levelName = (desk, id, level) => (level ? (desk.data.own[id] ?? desk.data.levels)[level] ?? level : "");

/** Which questions hold the level down, by name. */
function capped(/** @type {any} */ desk, /** @type {any} */ group) {
  if (!group.cappedBy.length) return null;
  const { words } = desk;
  const links = group.cappedBy.map((/** @type {string} */ id) => node("li", {}, linkTo(desk.field(id))));
  const would = group.uncappedLevel && group.uncappedLevel !== group.level
    ? desk.fill(words.capped_from, { level: levelName(desk, group.id, group.uncappedLevel) })
    : words.capped;
  return node("div", { class: "pb-result__cap" }, node("span", { "aria-hidden": "true" }, "⊤ "), would, node("ul", {}, ...links));
}

/** Why there is no score, or only a provisional one: what is still open. */
function why(/** @type {any} */ desk, /** @type {any} */ tree, /** @type {any} */ { status }) {
  if (status === "complete" || status === "not_applicable") return "";
  const { words } = desk;
  const { states } = desk.standing;
  const count = (/** @type {string} */ state) => leaves(tree).filter((leaf) => states.get(leaf.id) === state).length;
  const [missing, unknown] = [count("missing"), count("unknown")];
  const parts = [missing && desk.counted(words.open_count, missing), unknown && desk.counted(words.unknown_count, unknown)].filter(Boolean);
  return ` ${status === "insufficient" ? words.too_little : ""}${parts.join(words.comma)}`;
}

/** The level aimed at, and how far it is. */
function target(/** @type {any} */ desk, /** @type {any} */ group) {
  const { words, data, records } = desk;
  if (!group.levels.length) return "–";
  const wanted = targetsOf(desk)[group.id] ?? "";
  const level = group.levels.find((/** @type {any} */ each) => each.id === wanted);
  const options = [["", words.target_top], ...group.levels.map((/** @type {any} */ each) => [each.id, levelName(desk, group.id, each.id)])];
  const select = node("select", { "data-target": group.id, "data-key": `target-${group.id}`, "aria-label": desk.fill(words.target_of, { section: desk.sectionTitle(group.id) }) },
    ...options.map(([id, label]) => node("option", { value: id, selected: id === (level?.id ?? "") }, label)));
  return node("div", { class: "pb-desk__row" }, select, gapText(desk, group, level));
}

/** The targets of the assessment, and over them those of the reader. @param {any} desk @returns {Record<string, string>} */
export const targetsOf = ({ data, records }) => ({ ...data.targets, ...records.file.targets });

function gapText(/** @type {any} */ desk, /** @type {any} */ group, /** @type {any} */ level) {
  if (!group.score) return null;
  const { words } = desk;
  const [low, high] = group.scale;
  const gap = minus(level ? level.min : high, group.score);
  // A scale may run downwards; then a smaller score is the better one.
  const away = compare(high, low) < 0 ? minus(ZERO, gap) : gap;
  if (compare(away, ZERO) <= 0) return node("small", {}, node("span", { "aria-hidden": "true" }, "✓ "), level ? words.good_enough : words.at_top);
  const width = compare(high, low) < 0 ? minus(low, high) : minus(high, low);
  return quiet(desk.fill(words.gap, { gap: shown(away, [ZERO, width], group.digits) }));
}

/** What a case shows about the trait of a section: a shape and a word, never a number. */
function shows(/** @type {any} */ desk, /** @type {string} */ id, /** @type {string} */ chosen) {
  const { data, words } = desk;
  const verdict = data.verdicts[chosen]?.[data.about[id]];
  if (!verdict) return words.silent;
  const [shape, word] = data.marks[verdict];
  return node("a", { href: data.cases[chosen][1], class: `pb-badge pb-badge--${verdict}` }, node("span", { class: "pb-badge__shape", "aria-hidden": "true" }, shape), " ", word);
}
