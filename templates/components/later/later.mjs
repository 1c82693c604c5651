/**
 * `<pb-later data-script="…">` around an element whose script is loaded when a reader first
 * presses something in it. The press counts: it is passed on once the script is there.
 */
import { node } from "../../browser/node.mjs";

class LaterElement extends HTMLElement {
  connectedCallback() {
    this.onclick = (event) => this.#load(event);
  }

  #load(/** @type {any} */ { target }) {
    if (!target.closest(":not(:defined)")) return;
    const script = node("script", { src: this.dataset.script });
    script.addEventListener("load", () => target.click());
    script.addEventListener("error", () => {
      const said = this.querySelector("output");
      if (said) said.value = this.dataset.failed ?? "";
    });
    document.head.append(script);
  }
}

customElements.define("pb-later", LaterElement);
