/** Handing text to the reader as a file. */
import { node } from "./node.mjs";

/** @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  node("a", { href: url, download: name }).click();
  // Some browsers begin only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
