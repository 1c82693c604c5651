/** Then and now, like for like: only questions with the same meaning, answered both times. */
import { change } from "../../browser/change.mjs";
import { node, quiet, refill } from "../../browser/dom.mjs";
import { ZERO, compare, fraction, minus, shown, times } from "../../browser/fraction.mjs";
import { dayTime } from "../../browser/day-time.mjs";
import { readAnswerFile } from "../../browser/record.mjs";
import { assess, groupsIn } from "../assessment/standing.mjs";
import { row, table } from "./table.mjs";

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
  const now = desk.standing;
  // Both are measured with the questions that are answered now.
  const then = assess(data, { ...read.file, set: records.file.set });
  const changed = change(now.tree, then.answers, now.answers);
  const heads = [words.section, words.then, words.now, words.difference];
  const title = desk.fill(words.comparison, { name: read.file.name || words.unnamed });
  const rows = groupsIn(now.tree.root).map(({ node: { id }, depth }) => {
    const { difference, common, questions } = changed[id];
    const group = now.groups.get(id);
    const like = desk.fill(words.like_for_like, { common, all: questions });
    return row(heads, desk.sectionTitle(id), [
      [then.groups.get(id).shown ?? "–"],
      [group.shown ?? "–"],
      [node("b", {}, difference ? signed(difference, group) : "–"), " ", quiet(like)],
    ], depth);
  });
  return [
    node("h3", {}, title),
    node("p", { class: "pb-quiet" }, words.comparison_lead),
    node("div", { class: "pb-table-frame", role: "region", tabindex: 0, "aria-label": title }, table({ class: "pb-result__table" }, heads, node("tbody", {}, ...rows))),
  ];
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
