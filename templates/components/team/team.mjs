/**
 * `<pb-team>`: several people's answers side by side, read and worked out in the browser.
 * Without scripts it says how to do without; all that is hidden in it appears here.
 */
import { openTable } from "./table.mjs";

class TeamElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    openTable(this, this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

// Navigation without reloading runs the scripts of a page again.
if (!customElements.get("pb-team")) customElements.define("pb-team", TeamElement);
