/** Slides one at a time, with keys; a second window for whoever presents, kept in step. */

const PRESENTING = "#present";

class Deck extends HTMLElement {
  #at = 0;
  #isDesk = location.hash.startsWith(PRESENTING);
  /** @type {any} */
  #other = null;
  /** When the clock was started, in milliseconds; 0 while it stands. */
  #since = 0;
  /** What it had counted before. */
  #counted = 0;
  /** @type {AbortController | null} */
  #connection = null;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const listen = (/** @type {any} */ target, /** @type {string} */ type, /** @type {any} */ heard) =>
      target.addEventListener(type, heard, { signal });
    // While all of them stand on the page, each can be measured.
    this.#slides.forEach(fit);
    document.body.classList.add("pb-deck--live");
    this.#part("desk").hidden = !this.#isDesk;
    /** @type {any} */ (this.querySelector(".pb-bar")).hidden = this.#isDesk;
    document.body.classList.toggle("pb-deck--desk", this.#isDesk);
    if (this.#isDesk) {
      document.body.append(this);
      this.#other = window.opener;
    }
    const asked = Number(location.hash.replace(/\D/g, ""));
    this.#show(asked ? asked - 1 : 0);
    listen(document, "keydown", (/** @type {any} */ event) => this.#pressed(event));
    listen(this, "click", (/** @type {any} */ event) => this.#clicked(event));
    listen(window, "hashchange", () => this.#show(Number(location.hash.replace(/\D/g, "")) - 1));
    listen(window, "message", (/** @type {any} */ event) => {
      // Only the window that was opened from here, or that opened this one, may turn slides.
      if (event.source === this.#other && Number.isInteger(event.data?.slide)) this.#show(event.data.slide, false);
    });
    listen(document, "mousemove", () => this.#wake());
    const ticking = window.setInterval(() => this.#tick(), 250);
    signal.addEventListener("abort", () => window.clearInterval(ticking));
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  get #slides() {
    return [...this.querySelectorAll(".pb-deck > .pb-slide")];
  }

  /** @returns {any} */
  #part(/** @type {string} */ name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #show(/** @type {number} */ wanted, tellOther = true) {
    const slides = this.#slides;
    this.#at = Math.min(Math.max(wanted || 0, 0), slides.length - 1);
    slides.forEach((slide, number) => slide.classList.toggle("pb-slide--shown", number === this.#at));
    this.#part("place").value = `${this.#at + 1} / ${slides.length}`;
    const hash = `${this.#isDesk ? `${PRESENTING}-` : "#"}${this.#at + 1}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    /** @type {any} */ (slides[this.#at]).focus({ preventScroll: true });
    if (tellOther) this.#other?.postMessage({ slide: this.#at }, "*");
    if (this.#isDesk) this.#lay(slides);
  }

  /** The desk of whoever presents. */
  #lay(/** @type {any[]} */ slides) {
    const notes = this.#part("notes");
    const own = slides[this.#at].querySelector(".pb-slide__notes");
    notes.replaceChildren(...(own ? [...own.cloneNode(true).childNodes] : [notes.dataset.none]));
    const next = this.#part("next");
    const after = slides[this.#at + 1]?.cloneNode(true);
    after?.classList.remove("pb-slide--shown");
    next.replaceChildren(after ?? next.dataset.end);
  }

  #pressed(/** @type {any} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#part("help").open) return;
    if (event.key === " " && event.target.closest("button, a")) return;
    const does = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    event.preventDefault();
    this.#do(does);
  }

  #clicked(/** @type {any} */ event) {
    const does = event.target.closest("[data-do]")?.dataset.do;
    if (does) this.#do(does);
  }

  #do(/** @type {string} */ what) {
    if (what === "forward") this.#show(this.#at + 1);
    if (what === "back") this.#show(this.#at - 1);
    if (what === "first") this.#show(0);
    if (what === "last") this.#show(this.#slides.length - 1);
    if (what === "help") this.#part("help").showModal();
    if (what === "print") print();
    if (what === "clock") this.#toggle();
    if (what === "reset") [this.#since, this.#counted] = [this.#since && Date.now(), 0];
    if (what === "present") this.#present();
    this.#tick();
  }

  #present() {
    if (this.#isDesk) return;
    this.#other = open(`${location.href.split("#")[0]}${PRESENTING}-${this.#at + 1}`, "pb-desk", "width=1100,height=700");
    // A browser that opens no window shows the desk here instead.
    if (!this.#other) location.assign(`${PRESENTING}-${this.#at + 1}`), location.reload();
  }

  #toggle() {
    if (this.#since) [this.#counted, this.#since] = [this.#counted + Date.now() - this.#since, 0];
    else this.#since = Date.now();
    const button = /** @type {any} */ (this.querySelector("[data-do=clock]"));
    button.textContent = this.#since ? button.dataset.pause : button.dataset.start;
  }

  #tick() {
    const seconds = Math.floor((this.#counted + (this.#since ? Date.now() - this.#since : 0)) / 1000);
    const shown = [Math.floor(seconds / 60), seconds % 60].map((each) => String(each).padStart(2, "0")).join(":");
    const clock = this.#part("clock");
    if (clock.value !== shown) clock.value = shown;
  }

  /** @type {number | undefined} */
  #sleep;

  #wake() {
    const bar = this.querySelector(".pb-bar");
    bar?.classList.add("pb-bar--awake");
    clearTimeout(this.#sleep);
    this.#sleep = setTimeout(() => bar?.classList.remove("pb-bar--awake"), 2500);
  }
}

/** A slide that says too much says it in smaller letters: nothing is cut off. */
function fit(/** @type {any} */ slide) {
  const [body, source] = [slide.querySelector(".pb-slide__body"), slide.querySelector(".pb-slide__source")];
  const room = () => source.getBoundingClientRect().top - slide.getBoundingClientRect().top;
  for (let size = 100; size >= 30; size -= 5) {
    slide.style.setProperty("--fit", String(size / 100));
    if (body.getBoundingClientRect().height < room() * 0.94) return;
  }
}

/** @type {Record<string, string>} */
const KEYS = {
  ArrowRight: "forward",
  ArrowDown: "forward",
  PageDown: "forward",
  " ": "forward",
  Enter: "forward",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Backspace: "back",
  Home: "first",
  End: "last",
  s: "present",
  t: "clock",
  p: "print",
  "?": "help",
  h: "help",
};

customElements.define("pb-deck", Deck);
