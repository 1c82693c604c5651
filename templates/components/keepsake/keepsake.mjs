/**
 * `<pb-keepsake>`: the result of the self-assessment around it as a picture to keep, for where
 * files cannot be downloaded. The same stands below it in words, which can be copied.
 */
import { node, refill } from "../../browser/dom.mjs";
import { drawPicture } from "./drawing.mjs";

/** @typedef {import("./drawing.mjs").Keepsake} Keepsake */

class KeepsakeElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.querySelector("button")?.addEventListener("click", () => this.#make(), { signal });
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  #make() {
    const result = resultOf(/** @type {HTMLElement} */ (this.closest("pb-assessment")));
    const made = this.querySelector(".pb-keepsake__made");
    const said = this.querySelector("output");
    if (!made || !said) return;
    made.toggleAttribute("hidden", !result.rows.length);
    said.value = (result.rows.length ? this.dataset.hold : this.dataset.none) ?? "";
    if (!result.rows.length) return;
    const picture = /** @type {HTMLImageElement} */ (made.querySelector("img"));
    // WeChat saves a picture from `data:` only: it fetches what is pressed outside of the page.
    picture.src = drawPicture(result, this);
    picture.alt = `${result.title} · ${this.dataset.alt}`;
    refill(/** @type {Element} */ (made.querySelector("[data-copy-source]")), ...inWords(result).map((line) => node("div", {}, line)));
  }
}

/** @param {HTMLElement} root @returns {Keepsake} */
function resultOf(root) {
  const text = (/** @type {string} */ name) => root.querySelector(`[data-part=${name}]`)?.textContent?.trim() ?? "";
  return {
    title: document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "",
    name: [text("record-name"), new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format()].join(" · "),
    lead: text("lowest"),
    note: text("standing"),
    foot: location.protocol === "file:" ? "" : `${location.host}${location.pathname}`,
    rows: Array.from(root.querySelectorAll(".pb-bar:not(.pb-bar--none)"), (bar) => ({
      name: bar.querySelector(".pb-bar__name")?.textContent ?? "",
      score: bar.querySelector("b")?.textContent ?? "",
      status: Array.from(bar.querySelector("b")?.parentNode?.childNodes ?? []).slice(1).map((each) => each.textContent).join("").trim(),
      share: Number(bar.querySelector(".pb-bar__fill")?.getAttribute("width")) / 100,
    })),
  };
}

/** @param {Keepsake} result */
const inWords = ({ title, name, lead, note, foot, rows }) =>
  [title, name, lead, ...rows.map((row) => `${row.name} ${row.score} ${row.status}`.trim()), note, foot].filter(Boolean);

// Navigation without reloading runs the scripts of a page again.
if (!customElements.get("pb-keepsake")) customElements.define("pb-keepsake", KeepsakeElement);
