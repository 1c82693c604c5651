/** Rows of inputs that hold a list of objects: evidence, actions. */
import { node } from "../../browser/dom.mjs";
import { jsonText } from "../../browser/json.mjs";

const DAY = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$/;

const ORDER = ["text", "owner", "due", "title", "url", "date"];

/** The object a row was made from, with what has no input. @type {WeakMap<Element, any>} */
const whole = new WeakMap();

/** @param {Element} list @returns {any[]} The objects that say anything. */
export const objectsIn = (list) =>
  Array.from(list.children, (row) => {
    const object = { ...whole.get(row) };
    for (const input of row.querySelectorAll("input")) {
      const value = input.value.trim();
      if (value) object[/** @type {string} */ (input.name)] = value;
      else delete object[input.name];
    }
    return object;
  }).filter((object) => Object.keys(object).length);

/**
 * @param {Element} list
 * @param {Record<string, string>} labels Of the inputs, by field; `due` and `date` are days.
 * @param {any} [object]
 * @param {...Node} more
 * @returns {HTMLInputElement} The first input.
 */
export function addRow(list, labels, object = {}, ...more) {
  const inputs = ORDER.filter((name) => labels[name]).map((name) => {
    const isDay = ["due", "date"].includes(name) && DAY.test(object[name] ?? "");
    const input = node("input", { type: isDay ? "date" : "text", maxlength: 500, name });
    input.value = object[name] ?? "";
    return node("label", {}, `${labels[name]} `, input);
  });
  const row = node("li", { class: "pb-desk__row" }, ...inputs, ...more);
  whole.set(row, object);
  list.append(row);
  return row.querySelector("input");
}

/** Rows being typed in are left alone. @param {Element} list @param {any[]} objects @param {(object: any) => void} add */
export function showRows(list, objects, add) {
  if (jsonText(objectsIn(list)) === jsonText(objects)) return;
  list.replaceChildren();
  objects.forEach(add);
}
