/** Tables whose cells know their heads, so that a narrow screen can set them as lists. */
import { node } from "../../browser/dom.mjs";

/** @typedef {import("../../browser/dom.mjs").Child} Child */

/** @param {Record<string, string>} attributes @param {string[]} heads @param {...Child} parts */
export const table = (attributes, heads, ...parts) =>
  node("table", attributes, node("thead", {}, node("tr", {}, ...heads.map((head) => node("th", { scope: "col" }, head)))), ...parts);

/** @param {string[]} heads @param {Child} name @param {Child[][]} cells @param {number} [depth] How far inside others it lies. */
export const row = (heads, name, cells, depth = 0) =>
  node("tr", {},
    node("th", { scope: "row", class: depth ? "pb-result__inner" : null }, name),
    ...cells.map((cell, index) => node("td", { "data-head": heads[index + 1] }, ...cell)));
