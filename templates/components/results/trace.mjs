/** A score opened to its calculation: Σ w·r ÷ Σ w, what was left out, and why (SCORING.md, 11). */
import { fold, node } from "../../browser/dom.mjs";
import { ZERO, compare, exact, over, plus, times } from "../../browser/fraction.mjs";
import { textOf } from "../assessment/form.mjs";
import { row, table } from "./table.mjs";

const written = (/** @type {any} */ { n, d }) => (d === 1n ? `${n}` : `${n}/${d}`).replace("-", "−");

/** @param {any} desk @param {any} tree The group in the score tree. @param {any} group Its score. */
export function trace(desk, tree, group) {
  const { words } = desk;
  const included = group.parts.filter((/** @type {any} */ each) => each.included);
  const left = group.parts.filter((/** @type {any} */ each) => !each.included);
  const isMinimum = tree.method === "min";
  const heads = [words.part, words.weight, words.share, words.product];
  return fold(`how-${group.id}`, group.shown ? desk.fill(words.how, { score: group.shown }) : words.how_none,
    included.length
      ? table({ class: "pb-trace" }, heads, node("tbody", {}, ...included.map((/** @type {any} */ each) =>
          row(heads, partName(desk, each.id), [each.weight, each.ratio, times(each.weight, each.ratio)].map((value) => [written(value)])))))
      : null,
    group.ratio ? node("p", {}, isMinimum ? desk.fill(words.minimum, { ratio: written(group.ratio) }) : mean(included)) : null,
    group.score ? node("p", {}, scaled(words, group)) : null,
    left.length
      ? node("p", {}, words.left_out, " ", left.map((/** @type {any} */ each) => `${partName(desk, each.id)} (${reason(words, each)})`).join(words.semicolon))
      : null);
}

function partName(/** @type {any} */ desk, /** @type {string} */ id) {
  const field = desk.field(id);
  return field ? textOf(field) : desk.sectionTitle(id);
}

const reason = (/** @type {any} */ words, /** @type {any} */ each) =>
  each.ratio ? words.without.weight : words.without[each.state] ?? words.status[each.state];

function mean(/** @type {any[]} */ included) {
  const sum = included.map((each) => times(each.weight, each.ratio)).reduce(plus, ZERO);
  const weights = included.map((each) => each.weight).reduce(plus, ZERO);
  return `Σ w·r ÷ Σ w = ${written(sum)} ÷ ${written(weights)} = ${written(over(sum, weights))}`;
}

const scaled = (/** @type {any} */ words, /** @type {any} */ { scale: [low, high], ratio, score, shown }) =>
  `${words.score} = ${written(low)} + ${written(ratio)} × (${written(high)} − ${written(low)}) = ${compare(score, exact(shown)) ? `${written(score)} ≈ ` : ""}${shown}`;
