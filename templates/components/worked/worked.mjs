/**
 * `<pb-worked>`: the worked example of the guide, computed anew at every change. The page holds
 * the same numbers already; what can be changed is `hidden` until this runs.
 */
import { ZERO, decimal, plus, times } from "../../browser/fraction.mjs";
import { groupScores } from "../../browser/score.mjs";

/** @typedef {import("../../browser/fraction.mjs").Fraction} Fraction */

/** As one writes it: `1/2`, and `1` rather than `1/1`. @param {Fraction} value */
const plain = (value) => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

/** @param {string} text @param {Record<string, string>} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class WorkedElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const form = /** @type {HTMLFormElement} */ (this.querySelector('[data-part="form"]'));
    form.hidden = false;
    const { signal } = this.#connection;
    form.addEventListener("input", () => this.#compute(form), { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    // Some browsers restore answers only after this point, without an event.
    window.addEventListener("pageshow", () => this.#compute(form), { signal });
    this.#compute(form);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  /** @param {HTMLFormElement} form */
  #compute(form) {
    const data = JSON.parse(this.querySelector("template")?.content.textContent ?? "{}");
    const group = groupScores(data.tree, answersOf(form)).get(data.section);
    for (const part of group.parts) this.#showPart(part, data);
    const sum = this.querySelector('[data-part="sum"]');
    if (sum) sum.textContent = group.score ? summed(group, data) : data.no_score;
  }

  /** @param {any} part @param {any} data */
  #showPart(part, data) {
    const cells = this.querySelectorAll(`tr[data-question="${part.id}"] td`);
    const texts = part.included
      ? [plain(part.ratio), plain(part.weight), plain(times(part.weight, part.ratio))]
      : [data.left_out, plain(part.weight), "–"];
    texts.forEach((text, index) => {
      cells[index].textContent = text;
    });
  }
}

/** @param {any} group @param {any} data */
function summed(group, data) {
  const included = group.parts.filter((/** @type {any} */ part) => part.included);
  const total = included.map((/** @type {any} */ part) => times(part.weight, part.ratio)).reduce(plus, ZERO);
  const by = included.map((/** @type {any} */ part) => part.weight).reduce(plus, ZERO);
  const words = filled(data.sum, {
    over: plain(total),
    by: plain(by),
    ratio: plain(group.ratio),
    low: plain(group.scale[0]),
    high: plain(group.scale[1]),
    score: group.shown,
    level: data.levels[group.level] ?? "",
  });
  return words + (group.cappedBy.length ? data.capped : "");
}

/** What is chosen, as an answer file holds it. @param {HTMLFormElement} form */
function answersOf(form) {
  /** @type {Record<string, any>} */
  const answers = {};
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))) {
    const { name, type, value, checked } = field;
    if (type === "radio" && checked) answers[name] = value === "unknown" ? { unknown: true } : { option: value };
    if (type === "checkbox") {
      answers[name] ??= { options: [] };
      if (checked) answers[name].options.push(value);
    }
    // An empty or half-typed number is no answer.
    if (type === "text" && decimal(value)) answers[name] = { number: value };
  }
  return answers;
}

// Navigation without reloading runs the scripts of a page again.
if (!customElements.get("pb-worked")) customElements.define("pb-worked", WorkedElement);
