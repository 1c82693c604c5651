/** Making an element. Whatever comes from files, links and storage enters as text or as a value. */

/** @typedef {string | number | Node | null | undefined | false} Child */

/**
 * An element; attributes that are null or false are left out, true ones are empty.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 */
export const node = (name, attributes, ...children) =>
  filled(document.createElement(name), attributes, children);

/** @type {(made: any, attributes: any, children: Child[]) => any} */
export function filled(made, attributes = {}, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter(isShown));
  return made;
}

/** @param {any} child */
export const isShown = (child) => child !== null && child !== undefined && child !== false && child !== "";
