/** The result under the form, drawn anew from the answers: table, bars, radar, what comes next. */
import { node, refill } from "../../browser/dom.mjs";
import { compare } from "../../browser/fraction.mjs";
import { groupsIn } from "../assessment/standing.mjs";
import { bars, radar } from "./charts.mjs";
import { compareWith, offerEarlier } from "./comparison.mjs";
import { findOut, nextSteps } from "./steps.mjs";
import { profileTable } from "./profile.mjs";

const FEWEST_FOR_LOWEST = 3;

/** @param {any} desk */
export function showResults(desk) {
  const { part, words } = desk;
  const standing = desk.standing;
  const outermost = standing.tree.root.children.map((/** @type {any} */ child) => standing.groups.get(child.id));
  const scored = outermost.filter((/** @type {any} */ group) => group.score);
  const lowest = scored.length >= FEWEST_FOR_LOWEST
    ? [...scored].sort((a, b) => compare(a.ratio, b.ratio)).slice(0, 2)
    : [];
  offerCases(desk);
  offerEarlier(desk);
  refill(part("lowest"), ...named(lowest, scored, desk));
  part("results").classList.toggle("pb-result--none", !scored.length);
  part("standing").textContent = scored.length
    ? desk.fill(words.scored, { count: scored.length, all: outermost.length })
    : words.nothing_scored;
  refill(part("table"), profileTable(desk, groupsIn(standing.tree.root)));
  refill(part("charts"), bars(desk, outermost), radar(desk, outermost));
  refill(part("comparison"), ...compareWith(desk));
  refill(part("steps"), ...nextSteps(desk, lowest.map((group) => group.id)));
  refill(part("find-out"), ...findOut(desk));
}

/** The two lowest, by name, instead of a number for the whole; who shares the second place is counted. */
function named(/** @type {any[]} */ lowest, /** @type {any[]} */ scored, /** @type {any} */ desk) {
  if (!lowest.length) return [];
  const { words } = desk;
  const [first, second] = lowest.map((group) => [
    node("a", { href: `#section-${group.id}` }, desk.sectionTitle(group.id)),
    desk.fill(words.in_brackets, { score: group.shown }),
  ]);
  const tied = scored.filter((group) => !lowest.includes(group) && !compare(group.ratio, lowest[1].ratio)).length;
  return [words.lowest, " ", ...first, words.and, ...second, tied ? desk.counted(words.tied, tied) : ""];
}

/** Cases to look at beside the result; one is chosen until the page is left. */
function offerCases(/** @type {any} */ desk) {
  const select = desk.part("case");
  const cases = Object.entries(desk.data.cases);
  desk.part("profile-choice").hidden = !cases.length;
  if (select.options.length) return;
  select.append(node("option", { value: "" }, desk.words.no_case), ...cases.map(([id, [title]]) => node("option", { value: id }, title)));
}
