/** What to do next, from the answers: practices and steps, with what the playbook says around them. */
import { advice } from "../../browser/advice.mjs";
import { fold, node, press, quiet } from "../../browser/dom.mjs";
import { leaves } from "../../browser/score.mjs";
import { hintOf, linkTo, pickedIn, saidIn } from "../assessment/form.mjs";
import { groupsIn } from "../assessment/standing.mjs";
import { targetsOf } from "./profile.mjs";

const SHOWN = 6;

/**
 * The steps in order of weight; one practice that several answers call for stands once.
 * @param {any} desk
 * @returns {{kind: string, practice?: string, text: string, url: string, critical: boolean, questions: string[]}[]}
 */
export function stepsOf(desk) {
  const { data } = desk;
  const { tree, answers } = desk.standing;
  /** @type {Map<string, any>} */
  const found = new Map();
  for (const step of advice(tree, answers, data.steps, targetsOf(desk))) {
    if (step.kind === "find-out") continue;
    const [text, url] = step.practice ? data.practices[step.practice] ?? [step.practice, ""] : [saidTo(desk, step.question, 0), ""];
    const key = step.practice ?? `?${step.question}`;
    const known = found.get(key);
    if (known) known.questions.push(step.question);
    else found.set(key, { ...step, text, url, questions: [step.question] });
  }
  return [...found.values()];
}

/** What a chosen option says about the step from there (0), and about stopping there (1). */
const saidTo = (/** @type {any} */ desk, /** @type {string} */ question, /** @type {0 | 1} */ at) =>
  pickedIn(desk.standing.answers[question]).map((id) => desk.data.advice[question]?.[id]?.[at]).filter(Boolean).join(" ");

/** @param {any} desk @param {string[]} lowest The sections to say more about. */
export function nextSteps(desk, lowest) {
  const { words } = desk;
  const steps = stepsOf(desk);
  const items = steps.map((step) => item(desk, step));
  const around = lowest.map((id) => surroundings(desk, id)).filter(Boolean);
  return [
    items.length ? node("ol", { class: "pb-steps" }, ...items.slice(0, SHOWN)) : node("p", {}, words.no_steps),
    items.length > SHOWN && fold("more-steps", desk.counted(words.more_steps, items.length - SHOWN), node("ol", { class: "pb-steps", start: SHOWN + 1 }, ...items.slice(SHOWN))),
    ...around,
  ];
}

function item(/** @type {any} */ desk, /** @type {any} */ step) {
  const { words, data } = desk;
  const section = sectionOf(desk, step.questions[0]);
  const trait = data.traits[data.about[section]];
  const enough = step.questions.map((/** @type {string} */ id) => saidTo(desk, id, 1)).filter(Boolean);
  return node("li", { class: "pb-step" },
    node("p", {},
      step.critical && node("span", { class: "pb-badge pb-badge--warning" }, "! ", words.critical), " ",
      node("b", {}, step.url ? node("a", { href: step.url }, step.text) : step.text)),
    node("ul", { class: "pb-step__because pb-quiet" }, ...step.questions.map((/** @type {string} */ id) => because(desk, id))),
    enough.length > 0 && node("p", { class: "pb-quiet" }, desk.fill(words.enough, { when: enough.join(" ") })),
    node("p", { class: "pb-desk__row" },
      trait && node("a", { href: trait[1], class: "pb-quiet" }, trait[0]),
      press("action-from", words.act, { "data-text": step.text, "data-key": `act-${step.text}`, "aria-label": desk.fill(words.act_on, { step: step.text }) })));
}

const because = (/** @type {any} */ desk, /** @type {string} */ id) =>
  node("li", {}, linkTo(desk.field(id)), " ", desk.fill(desk.words.you_said, { answer: saidIn(desk.field(id), desk.standing.answers[id]) }));

function sectionOf(/** @type {any} */ desk, /** @type {string} */ question) {
  const found = groupsIn(desk.standing.tree.root).filter(({ node: group }) => leaves(group).some(({ id }) => id === question));
  return found[found.length - 1]?.node.id;
}

/** Chapter, rules and cases about the trait of a section. */
function surroundings(/** @type {any} */ desk, /** @type {string} */ section) {
  const { data, words } = desk;
  const trait = data.about[section];
  if (!trait) return null;
  const said = (/** @type {string} */ head, /** @type {any[]} */ found) =>
    found.length > 0 && node("div", {}, node("dt", {}, head), node("dd", {}, node("ul", { class: "pb-inline" }, ...found.map(([title, href, mark]) => node("li", {}, node("a", { href }, title), mark && ` ${mark.join(" ")}`)))));
  const cases = Object.entries(data.verdicts).filter(([, verdicts]) => verdicts[trait]);
  return fold(`around-${section}`, desk.fill(words.around, { section: desk.sectionTitle(section) }),
    node("dl", { class: "pb-glance" },
      said(words.chapter, [data.traits[trait]]),
      said(words.rules, (data.rules_of[trait] ?? []).map((/** @type {string} */ id) => data.rules[id])),
      said(words.cases, cases.map(([id, verdicts]) => [...data.cases[id], data.marks[verdicts[trait]]]))));
}

/** What nobody knew yet, with where to look. @param {any} desk */
export function findOut(desk) {
  const { words } = desk;
  const { states } = desk.standing;
  const open = [...states].filter(([, state]) => state === "unknown").map(([id]) => desk.field(id));
  if (!open.length) return [];
  return [
    node("h4", {}, words.find_out),
    node("ul", { class: "pb-find-out" }, ...open.map((field) => node("li", {},
      linkTo(field), " ", hintOf(field) && quiet(words.look_at, " ", hintOf(field))))),
  ];
}
