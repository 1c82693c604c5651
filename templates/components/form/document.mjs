/** The document a form makes: the page's own text, with what was written in its slots. */
import { node } from "../../browser/dom.mjs";
import { own } from "../../browser/json.mjs";

/** @param {any} desk */
export function openDocument(desk) {
  const { data, words, records, language, part } = desk;
  const holder = part("document");
  /** As the page came with it, with every slot empty. */
  const blank = holder.cloneNode(true);
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });

  const labelled = (/** @type {any} */ field, /** @type {any} */ id) => own(field.options, id) ?? id;

  function dated(/** @type {string} */ written) {
    const time = Date.parse(`${written}T00:00Z`);
    return Number.isNaN(time) ? written : day.format(time);
  }

  /** A value on one line. @param {any} field @param {any} value @returns {string} */
  function said(field, value) {
    if (field.kind === "date") return dated(value);
    if (field.kind === "choice") return [value].flat().map((id) => labelled(field, id)).join(words.between);
    if (field.kind === "table") return value.map((/** @type {any} */ row) => Object.values(row).join(" ")).join(words.between);
    return Array.isArray(value) ? value.join(words.between) : value;
  }

  /** A value that has a paragraph to itself. @param {any} field @param {any} value @returns {Node[]} */
  function set(field, value) {
    if (field.kind === "list") return [bullets(value)];
    if (field.kind === "choice" && Array.isArray(value)) return [bullets(value.map((id) => labelled(field, id)))];
    if (field.kind === "table") return [tabled(field.columns, value)];
    if (field.kind === "longtext") return value.trim().split(/\n{2,}/).map((/** @type {string} */ passage) => node("p", { dir: "auto" }, ...lines(passage)));
    return [node("p", { dir: "auto" }, said(field, value))];
  }

  const bullets = (/** @type {string[]} */ entries) => node("ul", {}, ...entries.map((entry) => node("li", { dir: "auto" }, entry)));

  const tabled = (/** @type {any} */ columns, /** @type {any[]} */ rows) =>
    node("table", { class: "pb-document__table" },
      node("thead", {}, node("tr", {}, ...Object.values(columns).map((label) => node("th", { scope: "col" }, label)))),
      node("tbody", {}, ...rows.map((row) => node("tr", {}, ...Object.keys(columns).map((id) => node("td", { dir: "auto" }, ...lines(row[id] ?? "")))))));

  const lines = (/** @type {string} */ text) =>
    text.trim().split("\n").flatMap((line, at) => (at ? [node("br", {}), line] : [line]));

  function fillSlot(/** @type {any} */ slot) {
    const field = data.fields[slot.dataset.slot];
    const value = records.value(slot.dataset.slot);
    const paragraph = slot.parentElement;
    if (value === undefined) return slot.classList.add("pb-slot--open");
    const isAlone = paragraph.tagName === "P" && !paragraph.matches("[data-piece]") && paragraph.textContent.trim() === slot.textContent;
    if (isAlone) return paragraph.replaceWith(...set(field, value));
    return slot.replaceWith(node("bdi", {}, said(field, value)));
  }

  /** A part that shows only what may be left out, and was, is left out. */
  const isLeftOut = (/** @type {string[]} */ ids) =>
    ids.length > 0 && ids.every((id) => !data.fields[id]?.required && records.value(id) === undefined);

  function draw() {
    const made = blank.cloneNode(true);
    for (const [id, ids] of Object.entries(data.parts)) {
      if (isLeftOut(ids)) made.querySelector(`[data-piece="${id}"]`)?.remove();
    }
    for (const slot of made.querySelectorAll("[data-slot]")) fillSlot(slot);
    holder.replaceChildren(...made.childNodes);
  }

  return {
    draw,
    /** The document and where it comes from. @returns {Element} */
    taken: () => node("div", {}, ...holder.cloneNode(true).childNodes, part("source").cloneNode(true)),
  };
}
