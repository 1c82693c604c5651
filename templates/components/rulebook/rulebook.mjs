/**
 * `<pb-rulebook>` around the starter rules: choose others, fill in the blanks once, put them in
 * order, and take the rulebook away. Without scripts the starter rules stand there as one text.
 */
import { node, refill } from "../../browser/dom.mjs";
import { define, openDesk } from "../worksheet/desk.mjs";

/** What an edge of the list does to a rule: one place up, or one down. */
const STEPS = { up: -1, down: 1 };

define("pb-rulebook", (root, signal) => {
  openDesk(root, signal, (desk) => {
    const { data, words, records, part } = desk;
    const pieces = part("pieces").content;
    const holder = part("rulebook");
    const boxes = /** @type {any[]} */ (Array.from(root.querySelectorAll("[name=rule]")));
    const extras = /** @type {any[]} */ (Array.from(root.querySelectorAll("[name=extra]")));
    const inputs = /** @type {any[]} */ (Array.from(root.querySelectorAll("[data-set]")));
    const known = boxes.map(({ value }) => value);
    part("starters").hidden = true;
    part("builder").hidden = false;

    /** The rules of the record in their order; those to start with until somebody chooses. */
    const chosen = () => {
      const listed = records.value("rules") ?? data.starters;
      const today = listed.map((/** @type {string} */ id) => data.renamed[id] ?? id);
      return [...new Set(today)].filter((id) => known.includes(/** @type {any} */ (id)));
    };

    const isLeftOut = (/** @type {string} */ name) => (records.value("without") ?? []).includes(name);
    const titleOf = (/** @type {string} */ id) => pieces.querySelector(`[data-rule="${id}"] a`).textContent.trim();

    /** What stands in a blank: what was written, what is usual, or the blank as it is. */
    function fillBlanks(/** @type {Element} */ made) {
      for (const blank of made.querySelectorAll("[data-blank]")) {
        const { blank: id } = /** @type {any} */ (blank).dataset;
        const written = records.value(`blank-${id}`);
        if (written !== undefined) blank.replaceWith(node("bdi", { class: "pb-blank--filled" }, written.trim()));
        else if (data.blanks[id]) blank.replaceWith(node("span", { class: "pb-blank--usual", title: /** @type {any} */ (blank).title }, data.blanks[id]));
      }
      return made;
    }

    const arrow = (/** @type {"up" | "down" | "drop"} */ does, /** @type {string} */ sign, /** @type {string} */ id, /** @type {boolean} */ isOff) =>
      node("button", { type: "button", class: "pb-press pb-press--small", "data-do": does, "data-key": `${does}-${id}`, "aria-label": desk.fill(words[does], { title: titleOf(id) }), title: desk.fill(words[does], { title: titleOf(id) }), disabled: isOff }, sign);

    function ruleOf(/** @type {string} */ id, /** @type {number} */ index, /** @type {number} */ count) {
      const made = pieces.querySelector(`[data-rule="${id}"]`).cloneNode(true);
      made.querySelector("[data-part=number]").textContent = `${index + 1}.`;
      made.append(node("p", { class: "pb-rulebook__tools pb-desk__row", "data-not-taken": true }, arrow("up", "↑", id, index === 0), arrow("down", "↓", id, index === count - 1), arrow("drop", "✕", id, false)));
      return fillBlanks(made);
    }

    /** What goes with the rules, as far as it concerns one of those chosen. */
    function extraOf(/** @type {string} */ name, /** @type {string[]} */ ids) {
      const made = pieces.querySelector(`[data-extra="${name}"]`)?.cloneNode(true);
      if (!made || isLeftOut(name)) return null;
      for (const item of made.querySelectorAll("[data-rules]")) {
        if (!item.dataset.rules.split(" ").some((/** @type {string} */ id) => ids.includes(id))) item.remove();
      }
      return made;
    }

    function drawBook() {
      const ids = /** @type {string[]} */ (chosen());
      const title = records.value("title")?.trim() || words.title;
      refill(holder,
        node("p", { class: "pb-document__title", "data-level": "2", dir: "auto" }, title),
        ids.length ? null : node("p", {}, words.none),
        ...ids.map((id, index) => ruleOf(id, index, ids.length)),
        ...["ladder", "roles", "law"].map((name) => extraOf(name, ids)));
      part("count").textContent = desk.counted(words.count, ids.length);
      const asked = new Set(Array.from(pieces.querySelectorAll("[data-rule] [data-blank]"), (/** @type {any} */ blank) => (ids.includes(blank.closest("[data-rule]").dataset.rule) ? blank.dataset.blank : "")));
      for (const field of root.querySelectorAll("[data-asks]")) /** @type {any} */ (field).hidden = !asked.has(/** @type {any} */ (field).dataset.asks);
    }

    function put(/** @type {string[]} */ ids) {
      // An empty list is a choice as well; a list that says nothing would bring the starters back.
      desk.set({ rules: ids.length ? ids : [""] });
      draw();
    }

    function draw() {
      const ids = chosen();
      for (const box of boxes) box.checked = ids.includes(box.value);
      for (const box of extras) box.checked = !isLeftOut(box.value);
      for (const input of inputs) {
        const text = records.value(input.dataset.set) ?? "";
        if (input.value !== text) input.value = text;
      }
      drawBook();
    }

    function move(/** @type {any} */ button, /** @type {number} */ by) {
      const { rule: id } = button.closest("[data-rule]").dataset;
      const ids = /** @type {string[]} */ (chosen());
      const from = ids.indexOf(id);
      const to = from + by;
      if (to < 0 || to >= ids.length) return;
      ids.splice(to, 0, ...ids.splice(from, 1));
      put(ids);
      const place = /** @type {any} */ (holder.querySelector(`[data-rule="${id}"]`));
      // At the end of the list the button that was pressed is off, and the focus would be lost.
      if (document.activeElement === document.body || !place.contains(document.activeElement)) place.querySelector("button:enabled")?.focus();
      desk.tell(desk.fill(words.moved, { title: titleOf(id), number: to + 1, all: ids.length }));
    }

    holder.addEventListener("keydown", (/** @type {any} */ event) => {
      const does = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[/** @type {string} */ (event.key)];
      if (!does || !event.target.closest("[data-rule]")) return;
      event.preventDefault();
      move(event.target, STEPS[/** @type {"up" | "down"} */ (does)]);
    }, { signal });

    return {
      draw,
      isDocument: true,
      typed(target) {
        if (boxes.includes(target)) {
          const ids = /** @type {string[]} */ (chosen());
          put(target.checked ? [...ids, target.value] : ids.filter((id) => id !== target.value));
        } else if (extras.includes(target)) {
          desk.set({ without: extras.filter(({ checked }) => !checked).map(({ value }) => value) });
          drawBook();
        } else if (inputs.includes(target)) {
          desk.set({ [target.dataset.set]: target.value });
          drawBook();
        }
      },
      taken: () => node("div", {}, ...holder.cloneNode(true).childNodes, part("source").cloneNode(true)),
      doing: {
        starters: () => { put(data.starters); },
        up: (button) => move(button, STEPS.up),
        down: (button) => move(button, STEPS.down),
        drop(button) {
          const { rule: id } = button.closest("[data-rule]").dataset;
          const next = button.closest("[data-rule]").nextElementSibling?.dataset.rule;
          put(/** @type {string[]} */ (chosen()).filter((each) => each !== id));
          /** @type {any} */ (holder.querySelector(`[data-rule="${next}"] [data-do=drop]`) ?? boxes.find(({ value }) => value === id))?.focus();
          desk.tell(desk.fill(words.dropped, { title: titleOf(id) }));
        },
      },
    };
  });
});
