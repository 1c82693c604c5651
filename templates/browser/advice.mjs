/** What to do next, from the answers, in order of weight (SCORING.md, rules 7 and 8). */
import { ONE, compare, exact, fraction, fractionText, minus, over, times } from "./fraction.mjs";
import { readAnswers } from "./score.mjs";

/**
 * The next steps that the answers call for, the most pressing first.
 * @param {any} tree
 * @param {any} answers
 * @param {any} steps `options`: question to option to `{next_step, practices}`;
 *   `practices`: id to `{impact, effort}`, 1 to 3, 2 where absent.
 * @param {Record<string, string>} targets Group id to level id; no target means the top.
 * @throws {import("./score.mjs").Unscorable}
 */
export function advice(tree, answers, steps, targets) {
  const read = readAnswers(tree, answers);
  /** @type {any[]} */
  const found = [];
  const visit = (/** @type {any} */ node) => {
    for (const child of node.children) {
      if (child.children) visit(child);
      else collect(child, node);
    }
  };
  const collect = (/** @type {any} */ leaf, /** @type {any} */ group) => {
    const answer = /** @type {any} */ (read.get(leaf.id));
    const critical = failed(leaf, answer);
    for (const { kind, practice } of candidates(answers[leaf.id], answer, steps.options?.[leaf.id] ?? {})) {
      const known = steps.practices?.[practice ?? ""] ?? {};
      const priority = answer.ratio && priorityOf(tree, leaf, group, targets, answer.ratio, known);
      found.push({ critical, kind, question: leaf.id, practice, priority });
    }
  };
  visit(tree.root);
  // Stable: ties stay in the playbook's order.
  found.sort(
    (a, b) =>
      Number(b.critical) - Number(a.critical) ||
      compare(b.priority ?? fraction(0n), a.priority ?? fraction(0n)),
  );
  return found.map(({ critical, kind, question, practice, priority }) => ({
    critical,
    kind,
    question,
    ...(practice ? { practice } : {}),
    priority: fractionText(priority ?? null),
  }));
}

/** Weight × (target − ratio) × impact ÷ effort, exact. */
function priorityOf(
  /** @type {any} */ tree,
  /** @type {any} */ leaf,
  /** @type {any} */ group,
  /** @type {Record<string, string>} */ targets,
  /** @type {any} */ ratio,
  /** @type {any} */ known,
) {
  const gap = minus(targetRatio(tree, group, targets), ratio);
  const lever = fraction(BigInt(known.impact ?? 2), BigInt(known.effort ?? 2));
  return times(times(exact(leaf.weight ?? "1"), gap), lever);
}

/** @returns {{kind: "find-out" | "next-step" | "practice", practice?: string}[]} */
function candidates(/** @type {any} */ given, /** @type {any} */ answer, /** @type {any} */ options) {
  if (answer.state === "unknown") return [{ kind: "find-out" }];
  if (answer.state !== "answered") return [];
  const chosen = Object.hasOwn(given, "option") ? [given.option] : [...new Set(given.options ?? [])];
  const picked = chosen.map((id) => (Object.hasOwn(options, id) ? options[id] : {}));
  /** @type {{kind: "find-out" | "next-step" | "practice", practice?: string}[]} */
  const found = [];
  const seen = new Set();
  for (const step of picked) {
    if (step.next_step && !seen.has("")) {
      seen.add("");
      found.push({ kind: "next-step" });
    }
    for (const practice of step.practices ?? []) {
      if (seen.has(practice)) continue;
      seen.add(practice);
      found.push({ kind: "practice", practice });
    }
  }
  return found;
}

const failed = (/** @type {any} */ leaf, /** @type {any} */ { state, ratio }) =>
  Boolean(leaf.critical) && state !== "na" && (!ratio || compare(ratio, exact(leaf.critical.min)) < 0);

/** The ratio a group aims at: its target level's `min` on its scale, or 1. */
function targetRatio(/** @type {any} */ tree, /** @type {any} */ group, /** @type {Record<string, string>} */ targets) {
  const wanted = (group.levels ?? tree.levels ?? []).find(
    (/** @type {any} */ level) => level.id === targets[group.id],
  );
  if (!wanted) return ONE;
  const [low, high] = (group.scale ?? tree.scale ?? ["0", "100"]).map(exact);
  return over(minus(exact(wanted.min), low), minus(high, low));
}
