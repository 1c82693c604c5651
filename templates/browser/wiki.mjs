/** Markdown to paste into a wiki. What people wrote stays text: nothing in it becomes markup. */

/**
 * @typedef {string | {text: string, url: string}} Words Text, or a link.
 * @typedef {{heading?: string, text?: string, table?: {head: string[], rows: Words[][]}, list?: Words[]}} Part
 */

/**
 * A page of parts, each with a heading, a paragraph, a table, a list, as far as it has them.
 * @param {string} title
 * @param {Part[]} parts
 */
export function wikiPage(title, parts) {
  const blocks = [`# ${escaped(title)}`];
  for (const { heading, text, table, list } of parts) {
    if (heading) blocks.push(`## ${escaped(heading)}`);
    if (text) blocks.push(escaped(text));
    if (table) {
      const [head, ...rows] = [table.head, ...table.rows].map((row) => `| ${row.map(words).join(" | ")} |`);
      blocks.push([head, `|${" --- |".repeat(table.head.length)}`, ...rows].join("\n"));
    }
    if (list?.length) blocks.push(list.map((item) => `- ${words(item)}`).join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A text that Markdown reads as that text, on one line. @param {string} text */
export const escaped = (text) => atStart(inert(text.trim()));

/** The same for a text within a line. @param {string} text */
export function inert(text) {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|~&$^#@!]/g, "\\$&")
    // Bare addresses would become links.
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`);
}

/** What only at the start of a line is a list, a rule or an underline, as text. @param {string} line */
export const atStart = (line) => line.replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");

/** @param {Words} item */
function words(item) {
  if (typeof item === "string") return escaped(item);
  const isSafe = /^(?:https?|mailto):/i.test(item.url) || !/^[^/?#]*:/.test(item.url);
  return isSafe ? linkTo(escaped(item.text), item.url) : escaped(item.text);
}

/** A link in Markdown. @param {string} words Already escaped. @param {string} url */
export function linkTo(words, url) {
  const to = url.trim().replace(/[\s<>|]/g, encodeURIComponent).replace(/[\\&]/g, "\\$&");
  return `[${words}](<${to}>)`;
}
