/** Several people's answers side by side; teams are never ranked (SCORING.md, rule 9). */
import { ZERO, compare, exact, fraction, fractionText, minus, over, plus, shown, times } from "./fraction.mjs";
import { groupScores, leaves, readAnswers } from "./score.mjs";

/**
 * What a team's answers have in common, and where they differ.
 * @param {any} tree A score tree.
 * @param {any[]} members The answers of each member; each must score.
 * @param {number} minGroup Nothing is shown of what fewer people answered.
 * @throws {import("./score.mjs").Unscorable}
 */
export function team(tree, members, minGroup = 3) {
  const read = members.map((answers) => readAnswers(tree, answers));
  /** @type {Record<string, any>} */
  const questions = {};
  const wide = [];
  for (const leaf of leaves(tree.root)) {
    const states = read.map((answers) => /** @type {any} */ (answers.get(leaf.id)).state);
    const given = members.map((answers) => answers[leaf.id]).filter((_, n) => states[n] === "answered");
    if (given.length < Math.max(minGroup, 1)) {
      questions[leaf.id] = null;
      continue;
    }
    const entry = summary(leaf, given);
    entry.answered = given.length;
    entry.na = states.filter((state) => state === "na").length;
    entry.unknown = states.filter((state) => state === "unknown").length;
    questions[leaf.id] = entry;
    if (entry.spread >= 2) wide.push({ id: leaf.id, spread: entry.spread, median: value(leaf, entry.median) });
  }
  const scores = members.map((answers) => groupScores(tree, answers));
  /** @type {Record<string, any>} */
  const groups = {};
  for (const [id, group] of scores[0] ?? []) {
    groups[id] = mean(group, scores.map((each) => each.get(id).ratio), minGroup);
  }
  // Stable: ties stay in the playbook's order.
  wide.sort((a, b) => b.spread - a.spread || compare(a.median, b.median));
  return { members: members.length, questions, groups, discuss_first: wide.map(({ id }) => id) };
}

const value = (/** @type {any} */ leaf, /** @type {string} */ option) =>
  exact(leaf.options.find((/** @type {any} */ [id]) => id === option)[1]);

/** @param {any} leaf @param {any[]} given @returns {any} */
function summary(leaf, given) {
  const middle = Math.floor((given.length - 1) / 2);
  if (leaf.options) {
    const ordered = given
      .map((answer) => answer.option)
      .sort((a, b) => compare(value(leaf, a), value(leaf, b)));
    const lowest = ordered[0];
    const highest = ordered[ordered.length - 1];
    const steps = new Set();
    for (const [, each] of leaf.options) {
      const at = exact(each);
      const above = compare(at, value(leaf, lowest)) > 0;
      if (above && compare(at, value(leaf, highest)) <= 0) steps.add(fractionText(at));
    }
    return { counts: counts(leaf.options, ordered), median: ordered[middle], lowest, highest, spread: steps.size };
  }
  if (leaf.points) {
    return { counts: counts(leaf.points, given.flatMap((answer) => [...new Set(answer.options)])) };
  }
  const numbers = given.map((answer) => exact(answer.number)).sort(compare);
  const [lowest, median, highest] = [0, middle, numbers.length - 1].map((n) => fractionText(numbers[n]));
  return { median, lowest, highest };
}

const counts = (/** @type {any[]} */ options, /** @type {string[]} */ chosen) =>
  Object.fromEntries(options.map(([id]) => [id, chosen.filter((each) => each === id).length]));

/** @param {any} group @param {any[]} ratios @param {number} minGroup */
function mean(group, ratios, minGroup) {
  const scored = ratios.filter(Boolean);
  if (scored.length < Math.max(minGroup, 1)) return null;
  const ratio = over(scored.reduce(plus, ZERO), fraction(BigInt(scored.length)));
  const [low, high] = group.scale;
  const score = shown(plus(low, times(ratio, minus(high, low))), group.scale, group.digits);
  return { scored: scored.length, ratio: fractionText(ratio), score };
}
