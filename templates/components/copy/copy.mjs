/**
 * `<pb-copy>` around something worth taking away: with scripts, a button copies its text.
 * The words come from the page: `data-copy` for the button, `data-copied` and `data-refused`
 * for what is said afterwards. Without scripts no button is shown.
 */
import { copied } from "../../browser/clipboard.mjs";

class CopyElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const source = this.querySelector("[data-copy-source]");
    if (!source || !this.dataset.copy) return;
    const button = this.querySelector("button") ?? this.#button();
    button.addEventListener("click", () => this.#copy(source), { signal: this.#connection.signal });
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  #button() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pb-press";
    button.textContent = this.dataset.copy ?? "";
    const said = document.createElement("output");
    said.className = "pb-copy__said";
    const bar = document.createElement("div");
    bar.className = "pb-copy__bar";
    bar.append(button, said);
    this.append(bar);
    return button;
  }

  /** @param {Element} source */
  async #copy(source) {
    const text = /** @type {HTMLElement} */ (source).innerText.trim();
    const done = await copied(text);
    if (!done) getSelection()?.selectAllChildren(source);
    const said = /** @type {HTMLOutputElement} */ (this.querySelector("output"));
    said.value = (done ? this.dataset.copied : this.dataset.refused) ?? "";
  }
}

customElements.define("pb-copy", CopyElement);
