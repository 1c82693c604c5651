/**
 * `<pb-assessment>` around a form: keeps what is answered, scores it, and takes it away.
 * Without scripts the form is a worksheet; all that is hidden in it appears here.
 */
import { openDesk } from "./desk.mjs";

class AssessmentElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    openDesk(this, this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

// Navigation without reloading runs the scripts of a page again.
if (!customElements.get("pb-assessment")) customElements.define("pb-assessment", AssessmentElement);
