/** Then and now, like for like: only questions with the same meaning, answered both times. */
import { change } from "../../browser/change.mjs";
import { node, refill } from "../../browser/dom.mjs";
import { ZERO, compare, fraction, minus, shown, times } from "../../browser/fraction.mjs";
import { dayTime } from "../../browser/number.mjs";
import { readAnswerFile } from "../../browser/record.mjs";
import { assess, groupsIn } from "../assessment/standing.mjs";

/** Other records of this browser, to compare with. @param {any} desk */
export function offerEarlier(desk) {
  const { records, words, language, part } = desk;
  const select = part("earlier");
  const others = records.list().filter((/** @type {any} */ each) => each.readable && each.record !== records.record);
  const chosen = select.value;
  select.closest("label").hidden = !others.length;
  refill(select,
    node("option", { value: "" }, words.no_earlier),
    ...others.map((/** @type {any} */ each) => node("option", { value: each.record, selected: each.record === chosen }, [each.name || words.unnamed, dayTime(each.updated, language)].filter(Boolean).join(" · "))));
}

/** @param {any} desk */
export function compareWith(desk) {
  const { records, data, words, part } = desk;
  const id = part("earlier").value;
  const text = id && records.read(id);
  const read = text ? readAnswerFile(text, data.outline) : null;
  if (!read || "refused" in read) return [];
  const now = desk.standing();
  // Both are measured with the questions that are answered now.
  const then = assess(data, { ...read.file, set: records.file.set });
  const changed = change(now.tree, then.answers, now.answers);
  const rows = groupsIn(now.tree.root).map(({ node: each, depth }) => row(desk, each.id, depth, then, now, changed[each.id]));
  return [
    node("h3", {}, desk.fill(words.comparison, { name: read.file.name || words.unnamed })),
    node("p", { class: "pb-quiet" }, words.comparison_lead),
    node("div", { class: "pb-table-frame", role: "region", tabindex: 0, "aria-label": desk.fill(words.comparison, { name: read.file.name || words.unnamed }) },
      node("table", { class: "pb-result__table" },
        node("thead", {}, node("tr", {}, ...[words.section, words.then, words.now, words.difference].map((head) => node("th", { scope: "col" }, head)))),
        node("tbody", {}, ...rows))),
  ];
}

function row(/** @type {any} */ desk, /** @type {string} */ id, /** @type {number} */ depth, /** @type {any} */ then, /** @type {any} */ now, /** @type {any} */ found) {
  const { words } = desk;
  const group = now.groups.get(id);
  const like = desk.fill(words.like_for_like, { common: found.common, all: found.questions });
  return node("tr", {},
    node("th", { scope: "row", class: depth ? `pb-result__name pb-result__name--${Math.min(depth, 3)}` : "pb-result__name" }, desk.sectionTitle(id)),
    node("td", { "data-head": words.then }, then.groups.get(id).shown ?? words.no_score),
    node("td", { "data-head": words.now }, group.shown ?? words.no_score),
    node("td", { "data-head": words.difference }, found.difference ? node("b", {}, signed(found.difference, group)) : words.no_score, " ", node("small", { class: "pb-quiet" }, like)));
}

/** A difference of ratios in the units of the group's scale, with its sign. */
function signed(/** @type {string} */ difference, /** @type {any} */ { scale: [low, high], digits }) {
  const [n, d] = difference.split("/").map(BigInt);
  const width = minus(high, low);
  const size = compare(width, ZERO) < 0 ? minus(ZERO, width) : width;
  const value = times(fraction(n, d), width);
  const isDown = compare(value, ZERO) < 0;
  const text = shown(isDown ? minus(ZERO, value) : value, [ZERO, size], digits);
  return compare(value, ZERO) === 0 ? "±0" : `${isDown ? "▼ −" : "▲ +"}${text}`;
}
