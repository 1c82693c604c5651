/** The text of pages: which section of it answers a query, and what of it is shown. */
import { excerpt, inARow, isJust, patternOf, spansOf } from "./search-match.mjs";

/** @typedef {import("./search-query.mjs").Term} Term */
/** @typedef {import("./search-fold.mjs").Folded} Folded */
/** @typedef {import("./search-match.mjs").Piece} Piece */

/**
 * @typedef {object} SectionResult
 * @property {string} anchor
 * @property {string} heading Empty at the top of a page.
 * @property {Piece[]} headingPieces
 * @property {Piece[]} pieces An excerpt.
 * @property {boolean} before Whether the section has more before the excerpt.
 * @property {boolean} after
 *
 * @typedef {object} PageResult
 * @property {string} address
 * @property {string} title
 * @property {Piece[]} titlePieces
 * @property {string} kind
 * @property {string} playbook
 * @property {boolean} isSpread Whether the terms stand in different sections.
 * @property {SectionResult[]} sections The best first.
 *
 * @typedef {object} Section
 * @property {string} anchor
 * @property {string} heading
 * @property {string} text
 * @property {[at: number, id: string][]} marks Items with an id of their own.
 * @property {Folded} inHeading
 * @property {Folded} inText
 *
 * @typedef {{address: string, title: string, isFirst: boolean, folded: Folded, sections: Section[]}} Text Of one part.
 */

const SECTIONS = 3;
const EXCERPT = 150;

/** One part as its file has it. @param {any} written @param {(text: string) => Folded} fold @returns {Text} */
export function readText([address, title, isFirst, sections], fold) {
  return {
    address,
    title,
    isFirst: Boolean(isFirst),
    folded: fold(title),
    sections: sections.map((/** @type {any} */ [anchor, heading, text, marks = []]) => {
      return { anchor, heading, text, marks, inHeading: fold(heading), inText: fold(text) };
    }),
  };
}

/** The sections of a part, and how much each holds of the terms. */
export function scored(/** @type {Text} */ text, /** @type {Term[]} */ terms, /** @type {RegExp[]} */ patterns) {
  const row = terms.length > 1 ? inARow(terms) : undefined;
  const typed = terms.map((term) => (term.isWord ? patternOf(term, [term.units[0].text]) : undefined));
  const inTitle = patterns.map((pattern) => spansOf(pattern, text.folded.text).length);
  return text.sections.map((/** @type {any} */ section, /** @type {number} */ number) => {
    const inHeading = patterns.map((pattern) => spansOf(pattern, section.inHeading.text).length);
    // The title counts as the heading of what stands under it.
    const isTop = section.heading === text.title || (number === 0 && text.isFirst);
    const above = inHeading.map((count, n) => count || (isTop ? inTitle[n] : 0));
    const inText = patterns.map((pattern) => spansOf(pattern, section.inText.text).length);
    const counts = inText.map((count, n) => count + above[n]);
    const isWhole = counts.every(Boolean);
    const isTitle = isTop && isJust(text.folded.text, terms);
    const worth =
      (isTitle ? 500 : 0) +
      (section.heading && isJust(section.inHeading.text, terms) ? 300 : 0) +
      (above.every(Boolean) ? 120 : 0) +
      (row && row.test(section.inText.text) ? 40 : 0) +
      typed.filter((pattern) => pattern && [section.inText, section.inHeading].some(({ text }) => text.search(pattern) >= 0)).length * 130 +
      Math.min(5, Math.min(...inText)) * 4;
    return { text, section, number, counts, isWhole, isTitle, worth };
  });
}

export function shownPage(
  /** @type {{kind: string, playbook: string}} */ group,
  /** @type {Text} */ text,
  /** @type {ReturnType<typeof scored>} */ sections,
  /** @type {boolean} */ isSpread,
  /** @type {RegExp[]} */ patterns,
) {
  const shown = [];
  for (const each of sections) {
    if (shown.some(({ anchor, heading }) => anchor === each.section.anchor && heading === each.section.heading)) continue;
    shown.push(shownSection(each.section, patterns));
    if (shown.length === SECTIONS) break;
  }
  return {
    address: text.address,
    title: text.title,
    titlePieces: marked(text.title, text.folded, patterns),
    kind: group.kind,
    playbook: group.playbook,
    isSpread,
    sections: shown,
  };
}

/** A title or heading in pieces, its hits told apart. */
function marked(/** @type {string} */ text, /** @type {any} */ folded, /** @type {RegExp[]} */ patterns) {
  return excerpt(text, folded, [patterns.flatMap((pattern) => spansOf(pattern, folded.text))], Infinity).pieces;
}

function shownSection(/** @type {any} */ section, /** @type {RegExp[]} */ patterns) {
  const { text, heading, inText, inHeading, marks } = section;
  const spans = patterns.map((pattern) => spansOf(pattern, inText.text));
  const { pieces, before, after, from } = excerpt(text, inText, spans, EXCERPT);
  // An item with an id of its own is nearer to what was found than its section's heading.
  const item = spans.some((own) => own.length) ? marks.filter((/** @type {[number, string]} */ [at]) => at <= from).pop() : undefined;
  return {
    anchor: item ? item[1] : section.anchor,
    heading,
    headingPieces: marked(heading, inHeading, patterns),
    pieces,
    before,
    after,
  };
}
