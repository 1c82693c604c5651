/** Two dates compared, like for like (SCORING.md, rule 10). */
import { fractionText, minus } from "./fraction.mjs";
import { groupScores, leaves, readAnswers } from "./score.mjs";

/**
 * The difference per group over the questions answered on both dates, with the same id
 * and revision; both ratios are computed anew on that common set.
 * @param {any} tree
 * @param {any} before
 * @param {any} after
 * @throws {import("./score.mjs").Unscorable}
 */
export function change(tree, before, after) {
  const then = readAnswers(tree, before);
  const now = readAnswers(tree, after);
  const common = new Set();
  for (const [id, answer] of then) {
    const both = answer.state === "answered" && now.get(id)?.state === "answered";
    if (both && (before[id].rev ?? 1) === (after[id].rev ?? 1)) common.add(id);
  }
  const root = only(tree.root, common);
  const kept = (/** @type {any} */ answers) =>
    groupScores({ ...tree, root }, Object.fromEntries([...common].map((id) => [id, answers[id]])));
  const left = root ? kept(before) : new Map();
  const right = root ? kept(after) : new Map();
  /** @type {Record<string, any>} */
  const result = {};
  for (const node of groups(tree.root)) {
    const ids = leaves(node).map((leaf) => leaf.id);
    const entry = { common: ids.filter((id) => common.has(id)).length, questions: ids.length };
    const old = left.get(node.id)?.ratio;
    const fresh = right.get(node.id)?.ratio;
    result[node.id] =
      old && fresh
        ? { ...entry, before: fractionText(old), after: fractionText(fresh), difference: fractionText(minus(fresh, old)) }
        : entry;
  }
  return result;
}

/** @param {any} node @returns {any[]} */
const groups = (node) => [
  ...node.children.flatMap((/** @type {any} */ child) => (child.children ? groups(child) : [])),
  node,
];

/** The tree with no other questions than these, and no empty groups. */
function only(/** @type {any} */ node, /** @type {Set<string>} */ ids) {
  if (!node.children) return ids.has(node.id) ? node : null;
  /** @type {any[]} */
  const children = node.children.map((/** @type {any} */ child) => only(child, ids)).filter(Boolean);
  return children.length ? { ...node, children } : null;
}
