/** What the answers come to: scores of every group, and what cannot be scored and why. */
import { askedAnswers } from "../../browser/record.mjs";
import { Unscorable, groupScores, leaves, readAnswer } from "../../browser/score.mjs";
import { CHOICES } from "../../browser/shape.mjs";

/** The tree a file answers. @param {any} data @param {any} file */
export const treeOf = (data, file) => data.trees[file.set] ?? data.trees.deep;

/**
 * One answer that cannot be scored does not keep the others from it: it counts as open, and
 * `refused` says why. The result file stays strict (SCORING.md, Result).
 * @param {any} data What the page carries.
 * @param {any} file
 */
export function assess(data, file) {
  const tree = treeOf(data, file);
  const answers = askedAnswers(tree, file.answers);
  /** @type {Map<string, string>} */
  const refused = new Map();
  /** @type {Map<string, string>} */
  const states = new Map();
  for (const leaf of leaves(tree.root)) {
    try {
      states.set(leaf.id, readAnswer(leaf, answers[leaf.id]).state);
    } catch (reason) {
      if (!(reason instanceof Unscorable)) throw reason;
      refused.set(leaf.id, reason.code);
      states.set(leaf.id, "missing");
      delete answers[leaf.id];
    }
  }
  return { tree, answers, refused, states, groups: groupScores(tree, answers) };
}

/** Whether nothing is left to say to a question. @param {any} standing @param {any} file @param {string} id */
export function isDone(standing, file, id) {
  const state = standing.states.get(id);
  if (state) return state !== "missing";
  return CHOICES.some((name) => Object.hasOwn(file.answers[id] ?? {}, name));
}

/** The groups inside a node with how deep each lies, parents first. @param {any} root @returns {{node: any, depth: number}[]} */
export const groupsIn = (root, depth = 0) =>
  root.children.flatMap((/** @type {any} */ child) =>
    child.children ? [{ node: child, depth }, ...groupsIn(child, depth + 1)] : [],
  );
