/**
 * `<pb-copy>` around something worth taking away: with scripts, a button copies its text.
 * The words come from the page: `data-copy` for the button, `data-copied` and `data-refused`
 * for what is said afterwards. Without scripts no button is shown.
 */
import { copied } from "../../browser/clipboard.mjs";
import { node } from "../../browser/node.mjs";

class CopyElement extends HTMLElement {
  connectedCallback() {
    const source = this.querySelector("[data-copy-source]");
    if (!source || !this.dataset.copy) return;
    const button = this.querySelector("button") ?? this.#button();
    button.onclick = () => this.#copy(source);
  }

  #button() {
    const button = /** @type {HTMLButtonElement} */ (node("button", { type: "button", class: "pb-press" }, this.dataset.copy));
    this.append(node("div", { class: "pb-copy__bar" }, button, node("output", { class: "pb-copy__said" })));
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
