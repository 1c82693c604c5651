/**
 * What stands on the page, written for elsewhere: as Markdown, or as the text of a wiki in the
 * manner of MediaWiki. Whatever people wrote stays text in both.
 *
 * Left out is what is hidden, what is pressed, and all that says `data-not-taken`.
 */
import { atStart, inert, linkTo } from "./wiki.mjs";

/**
 * @typedef {object} Dialect
 * @property {(text: string) => string} text Text within a line, so that nothing in it is a mark.
 * @property {(line: string) => string} start The same for the start of a line.
 * @property {(level: number, words: string) => string} heading
 * @property {(words: string) => string} strong
 * @property {(words: string) => string} stress
 * @property {(words: string, url: string) => string} link
 * @property {string} newline A line break within a paragraph.
 * @property {(depth: number, number: number, isNumbered: boolean) => string} bullet
 * @property {(isTicked: boolean) => string} tick
 * @property {(words: string[]) => string} quote
 * @property {(rows: string[][]) => string} table The first row is the head.
 */

/** @type {Dialect} */
export const MARKDOWN = {
  text: inert,
  start: atStart,
  heading: (level, words) => `${"#".repeat(level)} ${words}`,
  strong: (words) => `**${words}**`,
  stress: (words) => `*${words}*`,
  link: linkTo,
  newline: "  \n",
  bullet: (depth, number, isNumbered) => `${"   ".repeat(depth)}${isNumbered ? `${number}.` : "-"} `,
  tick: (isTicked) => (isTicked ? "[x] " : "[ ] "),
  quote: (lines) => lines.map((line) => `> ${line}`).join("\n"),
  table: ([head, ...rows]) => [row(head), `|${" --- |".repeat(head.length)}`, ...rows.map(row)].join("\n"),
};

const row = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => cell.replaceAll("  \n", "<br>")).join(" | ")} |`;

/** Every sign that may be a mark, as a number. */
const numbered = (/** @type {string} */ text) => text.replace(/./gu, (sign) => `&#${sign.codePointAt(0)};`);

/** @type {Dialect} */
export const WIKI = {
  text: (text) => text.replace(/\s+/g, " ").replace(/[&<>[\]{}|'~_]|:(?=\/\/)/g, numbered),
  start: (line) => line.replace(/^[*#:;=\-! ]/, numbered),
  heading: (level, words) => `${"=".repeat(level)} ${words} ${"=".repeat(level)}`,
  strong: (words) => `'''${words}'''`,
  stress: (words) => `''${words}''`,
  link: (words, url) => `[${url.replace(/[\s[\]<>"'|{}]/g, encodeURIComponent)} ${words}]`,
  newline: "<br>",
  bullet: (depth, _, isNumbered) => `${(isNumbered ? "#" : "*").repeat(depth + 1)} `,
  tick: (isTicked) => (isTicked ? "☑ " : "☐ "),
  quote: (lines) => lines.map((line) => `: ${line}`).join("\n"),
  table: ([head, ...rows]) =>
    ['{| class="wikitable"', head.map((cell) => `! ${cell}`).join("\n"), ...rows.map((cells) => `|-\n${cells.map((cell) => `| ${cell}`).join("\n")}`), "|}"].join("\n"),
};

/**
 * An element and all in it.
 * @param {Element} root
 * @param {Dialect} dialect
 */
export const written = (root, dialect) => `${blocks(root, dialect, 0).join("\n\n")}\n`;

const BLOCKS = "p, ul, ol, table, blockquote, div, section, h2, h3, h4, h5, dl, dt, dd";
const LEFT_OUT = "[hidden], [data-not-taken], [aria-hidden=true], button, input, template, svg";

/** @returns {string[]} */
function blocks(/** @type {Element} */ element, /** @type {Dialect} */ dialect, /** @type {number} */ depth) {
  /** @type {string[]} */
  const found = [];
  let line = "";
  const flush = () => {
    const text = started(line, dialect);
    if (text) found.push(text);
    line = "";
  };
  for (const child of element.childNodes) {
    const inner = child instanceof Element ? child : null;
    if (inner?.matches(LEFT_OUT)) continue;
    if (!inner?.matches(BLOCKS)) {
      line += inline(child, dialect);
      continue;
    }
    flush();
    found.push(...block(inner, dialect, depth));
  }
  flush();
  return found;
}

/** @returns {string[]} */
function block(/** @type {any} */ element, /** @type {Dialect} */ dialect, /** @type {number} */ depth) {
  const level = Number(element.dataset.level ?? (/^H[2-5]$/.test(element.tagName) ? element.tagName[1] : 0));
  if (level) return [dialect.heading(level, inside(element, dialect).trim())];
  if (element.matches("ul, ol")) return [items(element, dialect, depth).join("\n")];
  if (element.matches("table")) return [dialect.table(Array.from(element.rows, (line) => Array.from(line.cells, (cell) => cellOf(cell, dialect))))];
  if (element.matches("blockquote")) return [dialect.quote(blocks(element, dialect, 0))];
  if (element.matches("p, dt, dd")) return [started(inside(element, dialect), dialect)].filter(Boolean);
  return blocks(element, dialect, depth);
}

/** A cell on one line; its paragraphs and entries are apart by line breaks. */
const cellOf = (/** @type {Element} */ cell, /** @type {Dialect} */ dialect) =>
  blocks(cell, dialect, 0).join("\n").split(/\s*\n/).join(dialect.newline);

/** @returns {string[]} */
function items(/** @type {Element} */ list, /** @type {Dialect} */ dialect, /** @type {number} */ depth) {
  const isNumbered = list.tagName === "OL";
  return Array.from(list.children)
    .filter((item) => !item.matches(LEFT_OUT))
    .flatMap((item, index) => {
      const { tick } = /** @type {HTMLElement} */ (item).dataset;
      const [first = "", ...rest] = blocks(item, dialect, depth + 1);
      const sign = dialect.bullet(depth, index + 1, isNumbered) + (tick === undefined ? "" : dialect.tick(tick === "yes"));
      return [sign + first, ...rest];
    });
}

const started = (/** @type {string} */ text, /** @type {Dialect} */ dialect) =>
  text.trim().split("\n").map((line) => dialect.start(line)).join("\n");

const inside = (/** @type {Node} */ element, /** @type {Dialect} */ dialect) =>
  Array.from(element.childNodes, (child) => inline(child, dialect)).join("");

/** @returns {string} */
function inline(/** @type {any} */ child, /** @type {Dialect} */ dialect) {
  if (child.nodeType === Node.TEXT_NODE) return dialect.text(child.data);
  if (!(child instanceof Element) || child.matches(LEFT_OUT)) return "";
  const words = inside(child, dialect);
  if (child.tagName === "BR") return dialect.newline;
  if (!words.trim()) return words;
  if (child.matches("strong, b")) return dialect.strong(words);
  if (child.matches("em, i")) return dialect.stress(words);
  const { href } = /** @type {HTMLAnchorElement} */ (child);
  return child.matches("a[href]") && /^(?:https?|mailto):/i.test(href) ? dialect.link(words, href) : words;
}
