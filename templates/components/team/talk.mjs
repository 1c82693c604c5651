/** A question to talk about: what its levels say, side by side, and how many chose each. */
import { node } from "../../browser/dom.mjs";
import { bar } from "./drawings.mjs";
import { optionsOf, short } from "./outcome.mjs";

/**
 * @param {any} desk
 * @param {string} id A question of which something is shown.
 * @param {string} heading `h2` or `h3`.
 */
export function talkAbout(desk, id, heading) {
  const { words, data } = desk;
  const { result, leaves } = desk.outcome();
  const found = result.questions[id];
  const leaf = leaves.get(id);
  const { text, look, lang } = data.questions[id];
  return node("div", { class: "pb-talk" },
    node(heading, { class: "pb-talk__text", lang }, text),
    node("p", { class: "pb-quiet" }, [desk.sectionOf(id), ...desk.tally(found)].join(" · ")),
    look && node("p", { class: "pb-quiet", lang }, node("b", {}, words.look), " ", look),
    optionsOf(leaf).length ? node("ol", { class: "pb-levels" }, ...optionsOf(leaf).map(([option, value]) => level(desk, leaf, found, option, value))) : numbers(desk, leaf, found));
}

function level(/** @type {any} */ desk, /** @type {any} */ leaf, /** @type {any} */ found, /** @type {string} */ option, /** @type {string} */ value) {
  const { words } = desk;
  const count = found.counts[option];
  const marks = ["lowest", "median", "highest"].filter((name) => found[name] === option).map((name) => words[name]);
  const names = desk.isWhoShown() && count ? desk.whoChose(leaf, option) : [];
  return node("li", { class: count ? "pb-level pb-level--chosen" : "pb-level" },
    node("p", { class: "pb-level__head" }, leaf.options && node("b", { class: "pb-level__value" }, value), " ", node("span", {}, desk.counted(words.chose, count)), ...marks.flatMap((mark) => [" ", node("span", { class: "pb-tag" }, mark)])),
    bar(count / found.answered),
    node("p", { class: "pb-level__label", lang: desk.data.questions[leaf.id].lang }, desk.labelOf(leaf.id, option)),
    names.length > 0 && node("p", { class: "pb-level__who pb-quiet" }, ...names.flatMap((/** @type {string} */ name, /** @type {number} */ index) => [index > 0 && words.between, node("bdi", {}, name)])));
}

/** A question that was answered by a number has no levels. */
const numbers = (/** @type {any} */ desk, /** @type {any} */ leaf, /** @type {any} */ found) =>
  node("dl", { class: "pb-glance" }, ...["lowest", "median", "highest"].map((name) =>
    node("div", {}, node("dt", {}, desk.words[name]), node("dd", {}, `${short(leaf, found[name])} ${desk.data.questions[leaf.id].unit ?? ""}`))));
