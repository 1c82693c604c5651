/** What the reader decides to do: a line each, with who and by when. */
import { node } from "../../browser/dom.mjs";

const PARTS = ["text", "owner", "due"];

const DAY = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$/;

/** Fields of a file that the page does not show, by row. @type {WeakMap<Element, any>} */
const whole = new WeakMap();

/** @param {any} desk @param {any} [action] */
export function actionRow({ words }, action = {}) {
  const row = node("li", { class: "pb-action pb-desk__row" });
  whole.set(row, action);
  for (const name of PARTS) {
    const input = node("input", { type: name === "due" && DAY.test(action.due ?? "") ? "date" : "text", maxlength: 500, "data-action": name });
    input.value = action[name] ?? "";
    row.append(node("label", { class: `pb-action__${name}` }, `${words.action[name]} `, input));
  }
  row.append(node("button", { type: "button", class: "pb-press pb-press--small", "data-do": "drop-action" }, words.action.drop));
  return row;
}

/** @param {Element} list @returns {any[]} */
export const actionsOf = (list) =>
  Array.from(list.children, (row) => {
    const { text, owner, due, ...rest } = whole.get(row) ?? {};
    const given = Array.from(row.querySelectorAll("input"), (input) => [input.dataset.action, input.value.trim()]);
    return { ...rest, ...Object.fromEntries(given.filter(([, value]) => value)) };
  }).filter((action) => Object.keys(action).length);

/** Rows being typed in are left alone. @param {Element} list @param {any[]} actions @param {any} desk */
export function showActions(list, actions, desk) {
  if (JSON.stringify(actionsOf(list)) === JSON.stringify(actions)) return;
  list.replaceChildren(...actions.map((action) => actionRow(desk, action)));
}
