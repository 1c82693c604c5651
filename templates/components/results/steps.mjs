/** What to do next, from the answers: practices and steps, with what the playbook says around them. */
import { advice } from "../../browser/advice.mjs";
import { node, press } from "../../browser/dom.mjs";
import { leaves } from "../../browser/score.mjs";
import { hintOf, labelOf, textOf } from "../assessment/form.mjs";
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
  const { tree, answers } = desk.standing();
  /** @type {Map<string, any>} */
  const found = new Map();
  for (const step of advice(tree, answers, data.steps, targetsOf(desk))) {
    if (step.kind === "find-out") continue;
    const [text, url] = step.practice ? data.practices[step.practice] ?? [step.practice, ""] : [saidTo(desk, step.question)[0], ""];
    const key = step.practice ?? `?${step.question}`;
    const known = found.get(key);
    if (known) known.questions.push(step.question);
    else found.set(key, { ...step, text, url, questions: [step.question] });
  }
  return [...found.values()];
}

/** What a chosen option says about the step from there, and about stopping there. @returns {string[]} */
function saidTo(/** @type {any} */ desk, /** @type {string} */ question) {
  const answer = desk.standing().answers[question] ?? {};
  const said = [answer.option ?? answer.options ?? []].flat().map((id) => desk.data.advice[question]?.[id] ?? ["", ""]);
  return [0, 1].map((at) => said.map((each) => each[at]).filter(Boolean).join(" "));
}

/** @param {any} desk @param {string[]} lowest The sections to say more about. */
export function nextSteps(desk, lowest) {
  const { words } = desk;
  const steps = stepsOf(desk);
  const items = steps.map((step) => item(desk, step));
  const around = lowest.map((id) => surroundings(desk, id)).filter(Boolean);
  return [
    items.length ? node("ol", { class: "pb-steps" }, ...items.slice(0, SHOWN)) : node("p", {}, words.no_steps),
    items.length > SHOWN
      ? node("details", { class: "pb-details", "data-key": "more-steps" }, node("summary", {}, desk.counted(words.more_steps, items.length - SHOWN)), node("ol", { class: "pb-steps", start: SHOWN + 1 }, ...items.slice(SHOWN)))
      : null,
    ...around,
  ];
}

function item(/** @type {any} */ desk, /** @type {any} */ step) {
  const { words, data } = desk;
  const section = sectionOf(desk, step.questions[0]);
  const trait = data.traits[data.about[section]];
  const enough = step.questions.map((/** @type {string} */ id) => saidTo(desk, id)[1]).filter(Boolean);
  return node("li", { class: "pb-step" },
    node("p", { class: "pb-step__title" },
      step.critical ? node("span", { class: "pb-badge pb-badge--warning" }, node("span", { "aria-hidden": "true" }, "!"), " ", words.critical) : null,
      step.critical ? " " : null,
      step.url ? node("a", { href: step.url }, step.text) : step.text),
    node("ul", { class: "pb-step__because pb-quiet" }, ...step.questions.map((/** @type {string} */ id) => because(desk, id))),
    enough.length ? node("p", { class: "pb-quiet" }, desk.fill(words.enough, { when: enough.join(" ") })) : null,
    node("p", { class: "pb-desk__row" },
      trait ? node("a", { href: trait[1], class: "pb-quiet" }, trait[0]) : null,
      press("action-from", words.act, { "data-text": step.text, "data-key": `act-${step.text}`, "aria-label": desk.fill(words.act_on, { step: step.text }) })));
}

function because(/** @type {any} */ desk, /** @type {string} */ id) {
  const field = desk.field(id);
  const answer = desk.standing().answers[id];
  const said = [answer.option ?? answer.options ?? []].flat().map((option) => labelOf(field, option)).join(" · ");
  return node("li", {}, node("a", { href: `#${field.id}` }, textOf(field)), ` ${desk.fill(desk.words.you_said, { answer: said })}`);
}

function sectionOf(/** @type {any} */ desk, /** @type {string} */ question) {
  const found = groupsIn(desk.standing().tree.root).filter(({ node: group }) => leaves(group).some(({ id }) => id === question));
  return found[found.length - 1]?.node.id;
}

/** Chapter, rules and cases about the trait of a section. */
function surroundings(/** @type {any} */ desk, /** @type {string} */ section) {
  const { data, words } = desk;
  const trait = data.about[section];
  if (!trait) return null;
  const links = (/** @type {any[]} */ found) => node("ul", { class: "pb-inline" }, ...found.map(([title, href, mark]) => node("li", {}, node("a", { href }, title), mark ? ` ${mark[0]} ${mark[1]}` : null)));
  const rules = (data.rules_of[trait] ?? []).map((/** @type {string} */ id) => data.rules[id]);
  const cases = Object.entries(data.verdicts)
    .filter(([, verdicts]) => verdicts[trait])
    .map(([id, verdicts]) => [...data.cases[id], data.marks[verdicts[trait]]]);
  return node("details", { class: "pb-details", "data-key": `around-${section}` },
    node("summary", {}, desk.fill(words.around, { section: desk.sectionTitle(section) })),
    node("dl", { class: "pb-glance" },
      node("div", {}, node("dt", {}, words.chapter), node("dd", {}, node("a", { href: data.traits[trait][1] }, data.traits[trait][0]))),
      rules.length ? node("div", {}, node("dt", {}, words.rules), node("dd", {}, links(rules))) : null,
      cases.length ? node("div", {}, node("dt", {}, words.cases), node("dd", {}, links(cases))) : null));
}

/** What nobody knew yet, with where to look. @param {any} desk */
export function findOut(desk) {
  const { words } = desk;
  const { states } = desk.standing();
  const open = [...states].filter(([, state]) => state === "unknown").map(([id]) => desk.field(id));
  if (!open.length) return [];
  return [
    node("h4", {}, words.find_out),
    node("ul", { class: "pb-find-out" }, ...open.map((field) => node("li", {},
      node("a", { href: `#${field.id}` }, textOf(field)),
      hintOf(field) ? node("span", { class: "pb-quiet" }, ` ${words.look_at} ${hintOf(field)}`) : null))),
  ];
}
