/** Bars and a radar, as drawings of our own; the table beside them says the same in words. */
import { drawn, node } from "../../browser/dom.mjs";
import { compare, over, minus } from "../../browser/fraction.mjs";
import { targetsOf } from "./profile.mjs";

const RADIUS = 118;
const FEWEST_AXES = 3;
const MOST_AXES = 14;

/** For drawing only; nothing is calculated with it. @param {any} fraction */
const length = ({ n, d }) => Number((n * 10000n) / d) / 10000;

/** Where the target of a group stands between 0 and 1; null where the reader named none. */
function targetAt(/** @type {any} */ desk, /** @type {any} */ group) {
  const level = group.levels.find((/** @type {any} */ each) => each.id === targetsOf(desk)[group.id]);
  const [low, high] = group.scale;
  return level ? length(over(minus(level.min, low), minus(high, low))) : null;
}

/** The scored groups, highest first, then those without a score. @param {any} desk @param {any[]} groups */
export function bars(desk, groups) {
  const sorted = groups
    .map((group, index) => ({ group, number: index + 1 }))
    .sort((a, b) => (a.group.ratio && b.group.ratio ? compare(b.group.ratio, a.group.ratio) : Number(!a.group.ratio) - Number(!b.group.ratio)));
  return node("ol", { class: "pb-bars", "aria-label": desk.words.bars },
    ...sorted.map(({ group, number }) => node("li", { class: group.score ? "pb-bar" : "pb-bar pb-bar--none" },
      node("span", { class: "pb-bar__name" }, `${number} ${desk.sectionTitle(group.id)}`),
      node("span", {}, node("b", {}, group.shown), " ", group.status === "complete" ? null : desk.words.status[group.status]),
      bar(group.score && length(group.ratio), targetAt(desk, group), group.status))));
}

function bar(/** @type {number | null} */ share, /** @type {number | null} */ target, /** @type {string} */ status) {
  return drawn("svg", { class: "pb-bar__drawing", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { class: "pb-bar__ground", width: 100, height: 6 }),
    share !== null && drawn("rect", { class: status === "complete" ? "pb-bar__fill" : "pb-bar__fill pb-bar__fill--provisional", width: 100 * share, height: 6 }),
    target !== null && drawn("rect", { class: "pb-bar__target", x: Math.min(100 * target, 99.2), width: 0.8, height: 6 }));
}

/** One axis per group; an axis without a score is left open. @param {any} desk @param {any[]} groups */
export function radar(desk, groups) {
  if (groups.length < FEWEST_AXES || groups.length > MOST_AXES || !groups.some((group) => group.score)) return null;
  const { words } = desk;
  const shares = groups.map((group) => (group.score ? length(group.ratio) : null));
  const point = (/** @type {number} */ index, /** @type {number} */ share) => {
    const angle = (2 * Math.PI * index) / groups.length;
    return `${(RADIUS * share * Math.sin(angle)).toFixed(1)} ${(-RADIUS * share * Math.cos(angle)).toFixed(1)}`;
  };
  // Once around and back to the first; the pen is lifted over what has no score.
  const path = [...shares, shares[0]]
    .map((share, index, all) => (share === null ? "" : `${index && all[index - 1] !== null ? "L" : "M"}${point(index, share)}`))
    .join("");
  const said = groups.map((group, index) => `${index + 1} ${desk.sectionTitle(group.id)}: ${group.shown ?? "–"}`).join("; ");
  const dot = (/** @type {string} */ name, /** @type {number | null} */ share, /** @type {number} */ size) =>
    share !== null && drawn("circle", { class: `pb-radar__${name}`, cy: -RADIUS * share, r: size });
  return node("figure", { class: "pb-radar" },
    drawn("svg", { viewBox: "-160 -150 320 300", role: "img" },
      drawn("title", {}, words.radar),
      drawn("desc", {}, said),
      ...[0.25, 0.5, 0.75, 1].map((share) => drawn("polygon", { class: "pb-radar__ring", points: groups.map((_, index) => point(index, share)).join(" ") })),
      drawn("path", { class: shares.includes(null) ? "pb-radar__line" : "pb-radar__line pb-radar__area", d: path }),
      ...groups.map((group, index) => {
        const turn = (360 * index) / groups.length;
        return drawn("g", { transform: `rotate(${turn})` },
          drawn("path", { class: "pb-radar__ring", d: `M0 0V${-RADIUS}` }),
          dot("target", targetAt(desk, group), 5),
          dot("dot", shares[index], 4),
          drawn("text", { class: "pb-radar__name", transform: `translate(0 -136)rotate(${-turn})`, dy: ".35em", "text-anchor": "middle" }, String(index + 1)));
      })),
    node("figcaption", { class: "pb-quiet" }, words.radar_caption));
}
