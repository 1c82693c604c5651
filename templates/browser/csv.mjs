/** Tables as files for spreadsheets, safe to open: no cell is taken for a formula. */

// Spreadsheets calculate what begins like this; some read full-width signs the same way.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV: UTF-8 with a byte order mark (else spreadsheets misread Chinese), CRLF.
 * Texts stand in quotes, after an apostrophe where they could be a formula; numbers stand alone.
 * @param {(string | number | null)[][]} rows
 */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

function cell(/** @type {string | number | null} */ value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
