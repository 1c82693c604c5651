/** The fields of a form on the page: what is written in them, and setting them to what was. */
import { node } from "../../browser/dom.mjs";

/** Lines and rows that are offered when nothing is written, as on paper. */
const FEWEST = 4;

/** @param {any} desk */
export function openFields(desk) {
  const { root, data, words, records } = desk;
  /** @type {any[]} */
  const fields = Array.from(root.querySelectorAll("[data-field]"));
  /** An empty row of each table, as the page came with it. @type {Map<any, HTMLElement>} */
  const rows = new Map(fields.filter((field) => field.dataset.kind === "table").map((field) => [field, emptied(field.querySelector("[data-part=row]").cloneNode(true))]));

  function emptied(/** @type {any} */ row) {
    for (const cell of row.querySelectorAll("textarea")) cell.removeAttribute("placeholder");
    return row;
  }

  const about = (/** @type {any} */ field) => data.fields[field.dataset.field];
  const valueIn = (/** @type {any} */ field) => field.querySelector(".pb-field__value");
  const picksIn = (/** @type {any} */ field) => /** @type {any[]} */ (Array.from(field.querySelectorAll(".pb-field__picks input")));
  const linesIn = (/** @type {any} */ field) => /** @type {any[]} */ (Array.from(field.querySelectorAll("[data-part=line]")));
  const rowsIn = (/** @type {any} */ field) => /** @type {any[]} */ (Array.from(field.querySelectorAll("[data-part=row]")));

  const cellsIn = (/** @type {any} */ row) => Object.fromEntries(
    Array.from(row.querySelectorAll("[data-column]"), (cell) => [cell.dataset.column, cell.value]).filter(([, value]) => value.trim()),
  );

  /** @type {Record<string, (field: any) => any>} */
  const reading = {
    list: (field) => linesIn(field).map(({ value }) => value).filter((value) => value.trim()),
    table: (field) => rowsIn(field).map(cellsIn).filter((row) => Object.keys(row).length),
    choice: (field) => {
      const ticked = picksIn(field).filter(({ checked }) => checked).map(({ value }) => value);
      return picksIn(field)[0].type === "radio" ? ticked[0] : ticked;
    },
  };

  function lineFor(/** @type {any} */ field, /** @type {number} */ at) {
    const label = desk.fill(words.line, { label: about(field).label, number: at + 1 });
    return node("li", {}, node("input", { type: "text", maxlength: 1000, "aria-label": label, "data-part": "line" }));
  }

  /** One empty line or row more than is written, at least as many as on paper. */
  function extend(/** @type {any} */ field, /** @type {number} */ count) {
    const { kind } = field.dataset;
    const found = kind === "list" ? linesIn(field) : rowsIn(field);
    const { max } = about(field);
    const wanted = Math.min(max, Math.max(count + 1, FEWEST));
    for (let at = found.length; at < wanted; at += 1) {
      if (kind === "list") field.querySelector("[data-part=lines]").append(lineFor(field, at));
      else {
        const row = /** @type {any} */ (rows.get(field)?.cloneNode(true));
        for (const cell of row.querySelectorAll("[data-column]")) {
          cell.value = "";
          cell.setAttribute("aria-label", desk.fill(words.cell, { label: about(field).columns[cell.dataset.column], number: at + 1 }));
        }
        field.querySelector("[data-part=rows]").append(row);
      }
    }
  }

  const lastWritten = (/** @type {boolean[]} */ written) => written.lastIndexOf(true) + 1;

  /** @type {Record<string, (field: any, value: any) => void>} */
  const showing = {
    list: (field, value = []) => {
      if (same(reading.list(field), value)) return;
      extend(field, value.length);
      linesIn(field).forEach((input, at) => put(input, value[at] ?? ""));
    },
    table: (field, value = []) => {
      if (same(reading.table(field), value)) return;
      extend(field, value.length);
      rowsIn(field).forEach((row, at) => {
        for (const cell of row.querySelectorAll("[data-column]")) put(cell, value[at]?.[cell.dataset.column] ?? "");
      });
    },
    choice: (field, value = []) => {
      const ticked = new Set([value].flat());
      for (const input of picksIn(field)) input.checked = ticked.has(input.value);
    },
  };

  /** Room for more, and what fits the state of a field. */
  function settle(/** @type {any} */ field) {
    const { kind } = field.dataset;
    if (kind === "list") extend(field, lastWritten(linesIn(field).map(({ value }) => Boolean(value.trim()))));
    if (kind === "table") extend(field, lastWritten(rowsIn(field).map((row) => Object.keys(cellsIn(row)).length > 0)));
    field.querySelector("[data-do=unpick]")?.toggleAttribute("hidden", records.value(field.dataset.field) === undefined);
  }

  return {
    settle,
    /** @param {any} field @returns {any} What is written in it. */
    read: (field) => (reading[field.dataset.kind] ?? ((/** @type {any} */ each) => valueIn(each).value))(field),

    draw() {
      for (const field of fields) {
        const value = records.value(field.dataset.field);
        const show = showing[field.dataset.kind] ?? ((/** @type {any} */ each, /** @type {any} */ text = "") => put(valueIn(each), text));
        show(field, value);
        settle(field);
      }
    },
  };
}

const same = (/** @type {any} */ one, /** @type {any} */ other) => JSON.stringify(one) === JSON.stringify(other);

/** Text being typed keeps its cursor. */
function put(/** @type {any} */ input, /** @type {string} */ text) {
  if (input.value !== text) input.value = text;
}
