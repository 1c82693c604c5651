/**
 * One result per group, exact, from a score tree and the answers to it (SCORING.md).
 * The twin of the Python package `scoring`: same input, same bytes.
 */
import { ONE, ZERO, compare, decimal, exact, fractionText, minus, over, plus, shown, times } from "./fraction.mjs";
import { byCodePoint } from "./order.mjs";

/** @typedef {import("./fraction.mjs").Fraction} Fraction */
/** @typedef {{state: "answered" | "na" | "unknown" | "missing", ratio: Fraction | null}} Answer */

const CHOICES = ["option", "options", "number", "text"];

// What both Python and browsers call blank: neither language's own list, which differ.
const BLANK = /^[ \t\n\r\v\f\u00a0\u3000]*$/;

/** An answer that cannot be scored; nothing is guessed. */
export class Unscorable extends Error {
  /** @param {string} question @param {string} code One of SCORING.md, Result. */
  constructor(question, code) {
    super(`${question}: ${code}`);
    this.question = question;
    this.code = code;
  }
}

const isObject = (/** @type {any} */ value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The state and ratio of one answer (SCORING.md, Answers and rule 1).
 * @param {any} leaf The question in the score tree.
 * @param {any} answer What the answer file holds for it.
 * @returns {Answer}
 * @throws {Unscorable}
 */
export function readAnswer(leaf, answer) {
  const refuse = (/** @type {string} */ code) => new Unscorable(leaf.id, code);
  if (answer === null || answer === undefined) return { state: "missing", ratio: null };
  if (!isObject(answer)) throw refuse("wrong-shape");
  const given = [...CHOICES, "na", "unknown"].filter((key) => Object.hasOwn(answer, key));
  if (given.length > 1) throw refuse("two-states");
  switch (given[0]) {
    case undefined:
      return { state: "missing", ratio: null };
    case "na":
      checkNotApplicable(leaf, answer, refuse);
      return { state: "na", ratio: null };
    case "unknown":
      if (answer.unknown !== true) throw refuse("wrong-shape");
      return { state: "unknown", ratio: null };
    case "option":
      if (!leaf.options) throw refuse("wrong-shape");
      return { state: "answered", ratio: chosenOne(leaf, answer.option, refuse) };
    case "options":
      if (!leaf.points) throw refuse("wrong-shape");
      return { state: "answered", ratio: chosenSeveral(leaf, answer.options, refuse) };
    case "number":
      if (!leaf.number) throw refuse("wrong-shape");
      return { state: "answered", ratio: measured(leaf, answer.number, refuse) };
    default:
      throw refuse("wrong-shape");
  }
}

/** @param {any} leaf @param {any} answer @param {(code: string) => Unscorable} refuse */
function checkNotApplicable(leaf, answer, refuse) {
  const na = leaf.na ?? false;
  const allowed = isObject(na) ? na.allowed ?? true : na;
  if (answer.na !== true) throw refuse("wrong-shape");
  if (!allowed) throw refuse("na-not-allowed");
  const reason = answer.reason ?? "";
  if (typeof reason !== "string") throw refuse("wrong-shape");
  if (isObject(na) && na.reason_required && BLANK.test(reason)) throw refuse("reason-required");
}

/** @param {any} leaf @param {any} chosen @param {(code: string) => Unscorable} refuse */
function chosenOne(leaf, chosen, refuse) {
  if (typeof chosen !== "string") throw refuse("wrong-shape");
  const values = new Map(leaf.options.map((/** @type {any} */ [id, value]) => [id, exact(value)]));
  const value = values.get(chosen);
  if (!value) throw refuse("unknown-option");
  const all = [...values.values()].sort(compare);
  return over(minus(value, all[0]), minus(all[all.length - 1], all[0]));
}

/** @param {any} leaf @param {any} chosen @param {(code: string) => Unscorable} refuse */
function chosenSeveral(leaf, chosen, refuse) {
  if (!Array.isArray(chosen) || chosen.some((id) => typeof id !== "string")) {
    throw refuse("wrong-shape");
  }
  const points = new Map(leaf.points.map((/** @type {any} */ [id, value]) => [id, exact(value)]));
  if (chosen.some((id) => !points.has(id))) throw refuse("unknown-option");
  const top = [...points.values()].filter((value) => value.n > 0n).reduce(plus, ZERO);
  const got = [...new Set(chosen)].map((id) => points.get(id)).reduce(plus, ZERO);
  return clamped(over(got, top));
}

/** @param {any} leaf @param {any} number @param {(code: string) => Unscorable} refuse */
function measured(leaf, number, refuse) {
  if (typeof number !== "string" && typeof number !== "number") throw refuse("wrong-shape");
  const value = decimal(number);
  if (!value) throw refuse("not-a-decimal");
  const worst = exact(leaf.number.worst);
  return clamped(over(minus(value, worst), minus(exact(leaf.number.best), worst)));
}

const clamped = (/** @type {Fraction} */ ratio) =>
  compare(ratio, ZERO) < 0 ? ZERO : compare(ratio, ONE) > 0 ? ONE : ratio;

/** The questions below a node in the tree's order. @param {any} node @returns {any[]} */
export const leaves = (node) =>
  node.children.flatMap((/** @type {any} */ child) => (child.children ? leaves(child) : [child]));

/**
 * The state and ratio of every question of the tree, in its order.
 * @param {any} tree
 * @param {any} answers
 * @returns {Map<string, Answer>}
 * @throws {Unscorable}
 */
export function readAnswers(tree, answers) {
  /** @type {Map<string, Answer>} */
  const read = new Map();
  for (const leaf of leaves(tree.root)) {
    read.set(leaf.id, readAnswer(leaf, Object.hasOwn(answers, leaf.id) ? answers[leaf.id] : null));
  }
  for (const stray of Object.keys(answers).sort(byCodePoint)) {
    if (read.has(stray)) continue;
    // Questions in words are not in the tree; what they hold is not scored.
    const answer = answers[stray];
    if (!isObject(answer) || !Object.hasOwn(answer, "text")) {
      throw new Unscorable(stray, "unknown-question");
    }
  }
  return read;
}

/**
 * Every group's exact score by id, the root last.
 * @param {any} tree
 * @param {any} answers
 * @throws {Unscorable}
 */
export function groupScores(tree, answers) {
  const read = readAnswers(tree, answers);
  const policy = tree.policy ?? {};
  const zero = policy.unanswered === "zero";
  const minCoverage = exact(policy.min_coverage ?? "0.5");
  /** @type {Map<string, any>} */
  const groups = new Map();

  function part(/** @type {any} */ child) {
    const weight = exact(child.weight ?? "1");
    if (child.children) {
      const { status, ratio, coverage } = visit(child, false);
      return { id: child.id, weight, ratio, coverage, state: status, included: Boolean(ratio) && weight.n > 0n };
    }
    const answer = /** @type {Answer} */ (read.get(child.id));
    if (answer.state === "na") {
      return { id: child.id, weight, ratio: null, coverage: null, state: "na", included: false };
    }
    const ratio = answer.ratio ?? (zero ? ZERO : null);
    const coverage = answer.state === "answered" ? ONE : ZERO;
    return { id: child.id, weight, ratio, coverage, state: answer.state, included: Boolean(ratio) && weight.n > 0n };
  }

  /** Status, ratio and coverage of a group (SCORING.md, rule 2). */
  function rated(/** @type {any[]} */ parts, /** @type {string} */ method) {
    const applicable = parts.filter((each) => each.coverage);
    const total = applicable.map((each) => each.weight).reduce(plus, ZERO);
    if (!total.n) return { status: "not_applicable", ratio: null, coverage: null };
    const coverage = over(
      applicable.map((each) => times(each.weight, each.coverage)).reduce(plus, ZERO),
      total,
    );
    const included = parts.filter((each) => each.included);
    if (!zero) {
      if (!coverage.n) return { status: "empty", ratio: null, coverage };
      if (compare(coverage, minCoverage) < 0 || !included.length) {
        return { status: "insufficient", ratio: null, coverage };
      }
    }
    const ratio =
      method === "min"
        ? included.map((each) => each.ratio).sort(compare)[0]
        : over(
            included.map((each) => times(each.weight, each.ratio)).reduce(plus, ZERO),
            included.map((each) => each.weight).reduce(plus, ZERO),
          );
    if (!coverage.n) return { status: "empty", ratio, coverage };
    return { status: compare(coverage, ONE) ? "provisional" : "complete", ratio, coverage };
  }

  /** An applicable critical question that is open or too low (SCORING.md, rule 5). */
  function fails(/** @type {any} */ leaf) {
    const { state, ratio } = /** @type {Answer} */ (read.get(leaf.id));
    return state !== "na" && (!ratio || compare(ratio, exact(leaf.critical.min)) < 0);
  }

  function visit(/** @type {any} */ node, /** @type {boolean} */ isRoot) {
    const parts = node.children.map(part);
    const { status, ratio, coverage } = rated(parts, node.method ?? "mean");
    const [low, high] = (node.scale ?? tree.scale ?? ["0", "100"]).map(exact);
    const score = ratio && plus(low, times(ratio, minus(high, low)));
    const levels = (node.levels ?? tree.levels ?? [])
      .map((/** @type {any} */ level) => ({ id: level.id, min: exact(level.min) }))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => compare(a.min, b.min));
    const own = node.children.filter((/** @type {any} */ child) => !child.children);
    const caps = (isRoot ? leaves(node) : own).filter(
      (/** @type {any} */ leaf) =>
        leaf.critical && (own.includes(leaf) || leaf.critical.scope === "overall") && fails(leaf),
    );
    const reached = score
      ? levels.filter((/** @type {any} */ level) => compare(level.min, score) <= 0).length - 1
      : -1;
    const capped = caps
      .map((/** @type {any} */ leaf) => levels.findIndex((/** @type {any} */ level) => level.id === leaf.critical.cap))
      .filter((/** @type {number} */ index) => index >= 0);
    const group = {
      id: node.id,
      parts,
      status,
      ratio,
      coverage,
      score,
      shown: score && shown(score, [low, high], node.digits ?? policy.digits ?? 0),
      scale: [low, high],
      digits: node.digits ?? policy.digits ?? 0,
      levels,
      level: reached < 0 ? null : levels[Math.min(reached, ...capped)].id,
      uncappedLevel: reached < 0 ? null : levels[reached].id,
      cappedBy: caps.map((/** @type {any} */ leaf) => leaf.id),
    };
    groups.set(node.id, group);
    return group;
  }

  visit(tree.root, true);
  return groups;
}

/** A group's entry in a result, keys sorted. @param {any} group */
function entry(group) {
  return {
    ...(group.cappedBy.length ? { capped_by: group.cappedBy } : {}),
    coverage: fractionText(group.coverage),
    ...(group.levels.length ? { level: group.level } : {}),
    ratio: fractionText(group.ratio),
    score: group.shown,
    status: group.status,
    ...(group.levels.length && group.score ? { uncapped_level: group.uncappedLevel } : {}),
  };
}

/**
 * The result: one object per group id, or `{error: …}` where an answer does not fit.
 * @param {any} tree
 * @param {any} answers
 * @returns {Record<string, any>}
 */
export function score(tree, answers) {
  try {
    const groups = groupScores(tree, answers);
    return Object.fromEntries([...groups.keys()].sort(byCodePoint).map((id) => [id, entry(groups.get(id))]));
  } catch (refused) {
    if (refused instanceof Unscorable) {
      return { error: { code: refused.code, question: refused.question } };
    }
    throw refused;
  }
}
