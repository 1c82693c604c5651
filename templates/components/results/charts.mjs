/** Bars and a radar, as drawings of our own; the table beside them says the same in words. */
import { drawn, node } from "../../browser/dom.mjs";
import { compare, over, minus } from "../../browser/fraction.mjs";
import { targetsOf } from "./profile.mjs";

const SIZE = 320;
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
  const point = (/** @type {number} */ index, /** @type {number} */ share) => {
    const angle = (2 * Math.PI * index) / groups.length;
    return [SIZE / 2 + RADIUS * share * Math.sin(angle), SIZE / 2 - RADIUS * share * Math.cos(angle)].map((each) => each.toFixed(1));
  };
  const ring = (/** @type {number} */ share) => groups.map((_, index) => point(index, share).join(" ")).join(" ");
  const shares = groups.map((group) => (group.score ? length(group.ratio) : null));
  const isWhole = !shares.includes(null);
  const said = groups.map((group, index) => `${index + 1} ${desk.sectionTitle(group.id)}: ${group.shown ?? words.no_score}`).join("; ");
  const line = (/** @type {number} */ index) => {
    const next = (index + 1) % groups.length;
    if (shares[index] === null || shares[next] === null) return null;
    const [[x1, y1], [x2, y2]] = [point(index, /** @type {number} */ (shares[index])), point(next, /** @type {number} */ (shares[next]))];
    return drawn("line", { class: "pb-radar__line", x1, y1, x2, y2 });
  };
  return node("figure", { class: "pb-radar" },
    drawn("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img" },
      drawn("title", {}, words.radar),
      drawn("desc", {}, said),
      ...[0.25, 0.5, 0.75, 1].map((share) => drawn("polygon", { class: "pb-radar__ring", points: ring(share) })),
      isWhole && drawn("polygon", { class: "pb-radar__area", points: shares.map((share, index) => point(index, /** @type {number} */ (share)).join(" ")).join(" ") }),
      ...groups.flatMap((group, index) => {
        const [x, y] = point(index, 1);
        const [atX, atY] = point(index, 1.16);
        const target = targetAt(desk, group);
        const [goalX, goalY] = point(index, target ?? 0);
        const [dotX, dotY] = point(index, shares[index] ?? 0);
        return [
          drawn("line", { class: "pb-radar__axis", x1: SIZE / 2, y1: SIZE / 2, x2: x, y2: y }),
          line(index),
          target !== null && drawn("circle", { class: "pb-radar__target", cx: goalX, cy: goalY, r: 5 }),
          shares[index] !== null && drawn("circle", { class: "pb-radar__dot", cx: dotX, cy: dotY, r: 4 }),
          drawn("text", { class: "pb-radar__name", x: atX, y: atY, dy: ".35em", "text-anchor": "middle" }, String(index + 1)),
        ];
      })),
    node("figcaption", { class: "pb-quiet" }, words.radar_caption));
}
