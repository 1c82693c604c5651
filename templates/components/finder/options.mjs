/** Results as the options of a list. */
import { node } from "../../browser/dom.mjs";
import { fill } from "../../browser/plural.mjs";

/** @typedef {import("../../browser/search.mjs").PageResult} PageResult */
/** @typedef {import("../../browser/search.mjs").Piece} Piece */

/**
 * One page: a group of links to its sections.
 * @param {PageResult} page
 * @param {any} words
 * @param {{isNear: boolean, number: number, address: (page: PageResult, anchor: string) => string}} shown
 */
export function pageOptions(page, words, { isNear, number, address }) {
  const name = page.playbook || words.no_playbook;
  const kind = words.kinds[page.kind];
  return node(
    "div",
    { role: "group", class: "pb-finder__page", "aria-label": page.title },
    ...page.sections.map((section, n) => {
      const isOwn = section.heading !== "" && section.heading !== page.title;
      const head = n === 0 ? marked(page.titlePieces) : [];
      return node(
        "a",
        {
          role: "option", id: `pb-finder-${number}-${n}`, class: "pb-finder__option", tabindex: -1, "aria-selected": "false",
          href: address(page, section.anchor),
        },
        n === 0 && node("span", { class: "pb-finder__path" }, node("span", { class: "pb-finder__kind" }, kind), ` ${name}`),
        node(
          "span",
          { class: "pb-finder__title" },
          ...head,
          n === 0 && isOwn && words.below_between,
          ...(isOwn ? marked(section.headingPieces) : n ? [words.top] : []),
        ),
        n === 0 && isNear && note(words.near_mark),
        n === 0 && page.isSpread && note(words.spread),
        node("span", { class: "pb-finder__excerpt" }, section.before && "… ", ...marked(section.pieces), section.after && " …"),
      );
    }),
  );
}

/** Queries of before, as options that are looked for again. */
export const recentOption = (/** @type {string} */ query, /** @type {number} */ number) =>
  node("div", { role: "option", id: `pb-finder-${number}`, class: "pb-finder__option", "aria-selected": "false", "data-query": query }, query);

const note = (/** @type {string} */ text) => node("span", { class: "pb-finder__note" }, ` ${text}`);

/** Where one block ends and the next begins: a blank after a sentence, else a dot between them. */
const marked = (/** @type {Piece[]} */ pieces) =>
  pieces.map(({ text, isHit }, n) => {
    const before = pieces[n - 1]?.text ?? "";
    const plain = text.replace(/\n/g, (_, /** @type {number} */ at) => (ENDS.test(text.slice(0, at) || before) ? " " : " · "));
    return isHit ? node("mark", {}, plain) : plain;
  });

const ENDS = /(?:^|[\p{Po}\p{Pd}…])\s*$/u;

/** Quoted in the reader's manner. @param {any} words @param {string} text */
export const quoted = (words, text) => fill(words.quoted, { text });
