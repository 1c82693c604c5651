/**
 * `<pb-search>`: a button that opens the search. The dialog with its field is there at once, so
 * that nothing typed is lost; what finds (`<pb-finder>`) is loaded when it is first opened.
 *
 * The words come from the page: `data-label`, `data-close`, `data-failed`. `data-index` is the
 * folder of the index, `data-script` what to load. `/` and Ctrl+K open it from anywhere, and so
 * does an address that ends in `?q=…`.
 */
import { node } from "../../browser/node.mjs";

/** Asked for once per page; again where it did not arrive. @type {Promise<unknown> | undefined} */
let finder;

class SearchElement extends HTMLElement {
  #connection = new AbortController();
  /** Where the index and the script are: what is relative now is wrong after the next page. */
  #folder = "";
  #script = "";
  /** @type {HTMLDialogElement | undefined} */
  #dialog;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#folder ||= new URL(this.dataset.index ?? "", document.baseURI).href;
    this.#script ||= new URL(this.dataset.script ?? "", document.baseURI).href;
    const button = this.querySelector("button");
    button?.removeAttribute("hidden");
    button?.addEventListener("click", () => this.#open(), { signal });
    document.addEventListener("keydown", (event) => this.#hear(event), { signal });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) this.#open(asked);
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#dialog?.close();
  }

  #hear(/** @type {KeyboardEvent} */ event) {
    // A field that has just been closed with its dialog keeps the focus for a moment.
    const isClosed = event.target instanceof HTMLElement && this.#dialog?.open === false && this.#dialog.contains(event.target);
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && (isClosed || !isWriting(event));
    const isCtrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if ((!isSlash && !isCtrlK) || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.#open();
  }

  #open(/** @type {string | undefined} */ query) {
    this.#dialog ??= this.#made();
    const field = /** @type {HTMLInputElement} */ (this.#dialog.querySelector("input"));
    if (!this.#dialog.open) this.#dialog.showModal();
    if (query !== undefined) field.value = query;
    field.select();
    field.focus();
    const status = /** @type {HTMLElement} */ (this.#dialog.querySelector("[role=status]"));
    finder ??= loaded(this.#script);
    finder.catch(() => {
      finder = undefined;
      status.textContent = this.dataset.failed ?? "";
    });
  }

  #made() {
    const { label = "", close = "" } = this.dataset;
    const field = node("input", {
      type: "text", class: "pb-finder__field", role: "combobox", enterkeyhint: "search", placeholder: label, maxlength: 200,
      "aria-label": label, "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": "pb-finder-list",
      autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
    });
    const shut = node("button", { type: "button", class: "pb-finder__close" }, close);
    const dialog = /** @type {HTMLDialogElement} */ (
      node(
        "dialog",
        { class: "pb-search__dialog", "aria-label": label },
        node(
          "pb-finder",
          { class: "pb-finder", "data-index": this.#folder, "data-failed": this.dataset.failed },
          node("div", { class: "pb-finder__bar" }, this.querySelector("svg")?.cloneNode(true), field, shut),
          node("p", { class: "pb-finder__status", role: "status" }),
          node("div", { class: "pb-finder__choices", "data-part": "choices" }),
          node("div", { class: "pb-finder__list", id: "pb-finder-list", role: "listbox", "aria-label": label, hidden: true }),
          node("div", { class: "pb-finder__more", "data-part": "more" }),
        ),
      )
    );
    shut.addEventListener("click", () => dialog.close());
    // A press beside the dialog is one on the dialog itself: all of it is covered by its content.
    dialog.addEventListener("mousedown", (event) => event.target === dialog && dialog.close());
    this.append(dialog);
    return dialog;
  }
}

/** Whether a key is part of a text that somebody writes. */
const isWriting = (/** @type {KeyboardEvent} */ { target }) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"));

/** @param {string} address */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = node("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

customElements.define("pb-search", SearchElement);
