/** A score opened to its calculation: Σ w·r ÷ Σ w, what was left out, and why (SCORING.md, 11). */
import { node } from "../../browser/dom.mjs";
import { ZERO, over, plus, times } from "../../browser/fraction.mjs";
import { textOf } from "../assessment/form.mjs";

const written = (/** @type {any} */ { n, d }) => (d === 1n ? `${n}` : `${n}/${d}`).replace("-", "−");

/** @param {any} desk @param {any} tree The group in the score tree. @param {any} group Its score. */
export function trace(desk, tree, group) {
  const { words } = desk;
  const included = group.parts.filter((/** @type {any} */ each) => each.included);
  const left = group.parts.filter((/** @type {any} */ each) => !each.included);
  const isMinimum = tree.method === "min";
  return node("details", { "data-key": `how-${group.id}` },
    node("summary", {}, group.shown ? desk.fill(words.how, { score: group.shown }) : words.how_none),
    included.length
      ? node("table", { class: "pb-trace" },
          node("thead", {}, node("tr", {}, ...[words.part, words.weight, words.share, words.product].map((head) => node("th", { scope: "col" }, head)))),
          node("tbody", {}, ...included.map((/** @type {any} */ each) => node("tr", {},
            node("th", { scope: "row" }, partName(desk, each.id)),
            ...[each.weight, each.ratio, times(each.weight, each.ratio)].map((value) => node("td", {}, written(value)))))))
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
  `${words.score} = ${written(low)} + ${written(ratio)} × (${written(high)} − ${written(low)}) = ${written(score)} ≈ ${shown}`.replace(` = ${shown} ≈`, " =");
