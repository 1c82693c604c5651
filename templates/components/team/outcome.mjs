/** What several people's answers come to: the numbers of `playbook team`. */
import { askedAnswers } from "../../browser/record.mjs";
import { leaves, score } from "../../browser/score.mjs";
import { team } from "../../browser/team.mjs";

/**
 * @param {any} data What the page carries.
 * @param {import("./people.mjs").Person[]} people
 */
export function outcomeOf(data, people) {
  const quick = people.filter(({ file }) => file.set === "quick").length;
  // One who answered everything makes all comparable on everything; the rest counts as open.
  const set = people.length && quick === people.length && data.trees.quick ? "quick" : "deep";
  const tree = data.trees[set];
  const answered = people.map((person) => ({ person, answers: askedAnswers(tree, person.file.answers) }));
  // Who answered the quick set may hold a deep answer that nothing has checked yet.
  const refusedOf = (/** @type {any} */ { answers }) => {
    const { error } = score(tree, answers);
    return error?.code ? error : null;
  };
  const members = answered.filter((each) => !refusedOf(each));
  const result = team(tree, members.map(({ answers }) => answers), data.min_group);
  return {
    set,
    quick,
    tree,
    result,
    leaves: new Map(leaves(tree.root).map((leaf) => [leaf.id, leaf])),
    members: members.map(({ person }) => person),
    left: new Map(answered.filter(refusedOf).map((each) => [each.person.id, refusedOf(each)])),
    isShown: members.length >= Math.max(data.min_group, 1),
  };
}

/** The questions of which something is shown, in the playbook's order. @param {any} outcome @returns {string[]} */
export const shownQuestions = ({ leaves, result }) => [...leaves.keys()].filter((id) => result.questions[id]);

/** What can be chosen in a question, with what each is worth. @param {any} leaf @returns {[string, string][]} */
export const optionsOf = (leaf) => leaf.options ?? leaf.points ?? [];

/** An answer in a few characters: what the level is worth, or the number itself. @param {any} leaf @param {string} given */
export const short = (leaf, given) => optionsOf(leaf).find(([id]) => id === given)?.[1] ?? decimalText(given);

/** A fraction made of decimals as a decimal. */
function decimalText(/** @type {string} */ fraction) {
  const [n, d] = fraction.split("/").map(BigInt);
  const size = n < 0n ? -n : n;
  let [digits, unit] = [0, 1n];
  while (unit % d) [digits, unit] = [digits + 1, unit * 10n];
  const text = String((size * unit) / d).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${n < 0n ? "-" : ""}${whole}${digits ? `.${text.slice(-digits)}` : ""}`;
}
