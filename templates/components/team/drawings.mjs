/** How many chose what, as bars; the numbers beside them say the same. */
import { drawn } from "../../browser/dom.mjs";
import { optionsOf } from "./outcome.mjs";

const STEP = 20;
const TALL = 28;

/** A bar as long as its share. @param {number} share From 0 to 1; for drawing only. */
export const bar = (share) =>
  drawn("svg", { class: "pb-bar__drawing", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { class: "pb-bar__ground", width: 100, height: 6 }),
    drawn("rect", { class: "pb-bar__fill", width: 100 * share, height: 6 }));

/** A column per option, weakest first, its count under it. @param {any} desk @param {any} leaf @param {any} found */
export function columns(desk, leaf, found) {
  const { words } = desk;
  const options = optionsOf(leaf);
  const said = options.map(([id, value]) => desk.fill(words.each, { value: leaf.points ? desk.labelOf(leaf.id, id) : value, count: found.counts[id] }));
  return drawn("svg", { class: "pb-columns", viewBox: `0 0 ${STEP * options.length} 40`, width: `${options.length * 1.2}rem`, height: "2.4rem", role: "img", "aria-label": said.join(words.between) },
    ...options.flatMap(([id], index) => {
      const count = found.counts[id];
      const height = (TALL * count) / found.answered;
      const x = STEP * index;
      return [
        drawn("rect", { class: "pb-bar__ground", x: x + 2, y: TALL - 1, width: STEP - 4, height: 1 }),
        drawn("rect", { class: "pb-bar__fill", x: x + 2, y: TALL - height, width: STEP - 4, height }),
        drawn("text", { class: count ? "" : "pb-columns__none", x: x + STEP / 2, y: 39, "text-anchor": "middle" }, String(count)),
      ];
    }));
}
