/**
 * `<pb-finder>`: finds what is typed into the field inside it, and shows it as a list of links.
 * The field is a combobox: arrows move through the list while the focus stays in the field.
 * Its words come with the index.
 */
import { node, refill } from "../../browser/dom.mjs";
import { counted, fill } from "../../browser/plural.mjs";
import { Outdated, openSearch } from "../../browser/search.mjs";
import { pageOptions, quoted, recentOption } from "./options.mjs";
import { loader } from "./pieces.mjs";
import { forget, recent, remember } from "./recent.mjs";

/** @typedef {import("../../browser/search.mjs").Results} Results */
/** @typedef {import("../../browser/search.mjs").PageResult} PageResult */

const MORE = 10;

class FinderElement extends HTMLElement {
  #connection = new AbortController();
  /** @type {ReturnType<typeof openSearch> | undefined} */
  #search;
  #asked = 0;
  #most = MORE;
  /** @type {{kind?: string, playbook?: string}} */
  #choice = {};

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const field = this.#field;
    field.addEventListener("input", (event) => !(/** @type {InputEvent} */ (event).isComposing) && this.#begin(), { signal });
    // Some browsers end a composition after the last input event, others before it.
    field.addEventListener("compositionend", () => this.#begin(), { signal });
    field.addEventListener("focus", () => (field.value === "" ? this.#begin() : this.#point(undefined)), { signal });
    field.addEventListener("keydown", (event) => this.#steer(event), { signal });
    this.#list.addEventListener("click", (event) => this.#take(event), { signal });
    this.#part("choices").addEventListener("change", (event) => this.#choose(event), { signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#asked++;
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("[role=combobox]"));
  }

  get #list() {
    return /** @type {HTMLElement} */ (this.querySelector("[role=listbox]"));
  }

  #part(/** @type {string} */ name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll("[role=option]")]);
  }

  #begin() {
    this.#most = MORE;
    this.#choice = {};
    return this.#find();
  }

  async #find() {
    const number = ++this.#asked;
    const isCurrent = () => number === this.#asked;
    try {
      this.#search ??= openSearch(loader(this.dataset.index ?? "", this.dataset.again));
      const engine = await this.#search;
      if (!isCurrent()) return;
      const { words, site } = engine.about;
      const query = this.#field.value.trim();
      if (query === "") return this.#showRecent(words, site);
      const show = (/** @type {Results} */ results) => isCurrent() && this.#show(results, words, query);
      show(await engine.search(query, { ...this.#choice, most: this.#most, show }));
    } catch (reason) {
      this.#search = undefined;
      if (!isCurrent()) return;
      // A new version was published while this page was open: its index is opened instead.
      if (reason instanceof Outdated && !this.dataset.again) {
        this.dataset.again = String(Date.now());
        return this.#find();
      }
      this.#say(this.dataset.failed ?? "");
    }
  }

  #showRecent(/** @type {any} */ words, /** @type {string} */ site) {
    const queries = recent(site);
    this.#say(queries.length ? words.recent : words.hint);
    this.#fillList(queries.map(recentOption));
    this.#part("choices").replaceChildren();
    const button = node("button", { type: "button", class: "pb-finder__button" }, words.forget);
    button.addEventListener("click", () => {
      forget(site);
      this.#field.focus();
      this.#showRecent(words, site);
    });
    this.#part("more").replaceChildren(...(queries.length ? [button] : []));
  }

  #show(/** @type {Results} */ results, /** @type {any} */ words, /** @type {string} */ query) {
    this.#say(said(results, words, query));
    this.#fillList(
      results.pages.map((page, number) =>
        pageOptions(page, words, { isNear: results.state === "near", number, address: (of, anchor) => this.#address(of, anchor) }),
      ),
    );
    refill(this.#part("choices"), this.#radios("kind", results.kinds, words), this.#radios("playbook", results.playbooks, words));
    const isMore = results.pages.length >= this.#most && (results.count > this.#most || !results.isExact);
    const button = node("button", { type: "button", class: "pb-finder__button" }, words.more);
    button.addEventListener("click", () => {
      this.#most += MORE;
      this.#field.focus();
      this.#find();
    });
    this.#part("more").replaceChildren(...(isMore ? [button] : []));
  }

  /** One row of choices; none where there is nothing to choose. */
  #radios(/** @type {"kind" | "playbook"} */ by, /** @type {import("../../browser/search.mjs").Facet[]} */ facets, /** @type {any} */ words) {
    const chosen = this.#choice[by];
    // Pages of no playbook are no choice beside a single one: their kind says what they are.
    const offered = by === "kind" ? facets : facets.filter(({ name }) => name);
    if (offered.length < 2 && chosen === undefined) return null;
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
    const radio = (/** @type {string | undefined} */ name, /** @type {string} */ text, count = "") =>
      node(
        "label",
        { class: "pb-finder__choice" },
        node("input", { type: "radio", name: `pb-finder-${by}`, value: name, "data-by": by, "data-key": `${by}-${name}`, checked: chosen === name }),
        node("span", {}, text, count && " ", count && node("span", { class: "pb-finder__count" }, count)),
      );
    return node(
      "fieldset",
      { class: "pb-finder__facet" },
      node("legend", {}, words.by[by]),
      radio(undefined, words.all),
      ...offered.map(({ name, count, isExact }) => {
        const least = count ? fill(words.at_least_short, { count: number.format(count) }) : "";
        return radio(name, by === "kind" ? words.kinds[name] : name, isExact ? number.format(count) : least);
      }),
    );
  }

  #choose(/** @type {Event} */ { target }) {
    const input = /** @type {HTMLInputElement} */ (target);
    this.#choice = { ...this.#choice, [input.dataset.by ?? ""]: input.getAttribute("value") ?? undefined };
    this.#most = MORE;
    this.#find();
  }

  #fillList(/** @type {Element[]} */ options) {
    this.#list.replaceChildren(...options);
    this.#list.hidden = options.length === 0;
    this.#list.scrollTop = 0;
    this.#field.setAttribute("aria-expanded", String(options.length > 0));
    this.#field.removeAttribute("aria-activedescendant");
  }

  #steer(/** @type {KeyboardEvent} */ event) {
    // While a word is being composed, arrows and Enter belong to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    const options = this.#options;
    const active = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Enter") {
      event.preventDefault();
      options[Math.max(0, active)]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return;
      const step = event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1;
      this.#point(options[(active + step + options.length) % options.length]);
    }
  }

  #point(/** @type {HTMLElement | undefined} */ option) {
    for (const other of this.#options) other.setAttribute("aria-selected", String(other === option));
    if (!option) return this.#field.removeAttribute("aria-activedescendant");
    this.#field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  async #take(/** @type {Event} */ { target }) {
    const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[role=option]"));
    if (!option) return;
    if (option.dataset.query !== undefined) {
      this.#field.value = option.dataset.query;
      this.#field.focus();
      this.#begin();
      return;
    }
    const query = this.#field.value.trim();
    this.closest("dialog")?.close();
    const engine = await this.#search;
    if (engine && query) remember(engine.about.site, query);
  }

  /** Pages from a disk have no server that knows what a folder's page is called. */
  #address(/** @type {PageResult} */ { address }, /** @type {string} */ anchor) {
    const folder = new URL(`../${address}`, this.dataset.index);
    const file = folder.protocol === "file:" ? "index.html" : "";
    return folder.href + file + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  }

  #say(/** @type {string} */ text) {
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    if (status.textContent !== text) status.textContent = text;
  }
}

/** What there is, in one sentence. */
function said(/** @type {Results} */ { state, pages, count, isExact, corrections }, /** @type {any} */ words, /** @type {string} */ query) {
  const language = document.documentElement.lang || "en";
  if (state === "empty") return words.no_letters;
  if (state === "nothing") return fill(words.nothing, { query: quoted(words, query) });
  if (corrections.length && pages.length) {
    return corrections
      .map(({ shown, instead }) => fill(words.corrected, { query: quoted(words, shown), instead: instead.map((word) => quoted(words, word)).join(words.or_between) }))
      .join(" ");
  }
  if (state === "near") return fill(words.near, { query: quoted(words, query) });
  return counted(isExact ? words.count : words.at_least, count, language);
}

customElements.define("pb-finder", FinderElement);
