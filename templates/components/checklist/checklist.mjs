/**
 * `<pb-checklist>` around a list to tick: keeps the ticks, counts them, and says what they mean.
 * Without scripts the list is there to be printed.
 */
import { node } from "../../browser/dom.mjs";
import { define, openDesk } from "../worksheet/desk.mjs";

define("pb-checklist", (root, signal) => {
  openDesk(root, signal, (desk) => {
    const { data, words, records, part, notices } = desk;
    const ids = Object.keys(data.fields);
    const boxes = /** @type {any[]} */ (Array.from(root.querySelectorAll(".pb-checks input")));
    const outcomes = /** @type {any[]} */ (Array.from(root.querySelectorAll("[data-min]")));

    const ticked = () => ids.filter((id) => records.value(id) === true).length;

    /** The outcome for so many ticks; undefined where there is none. */
    const outcomeFor = (/** @type {number} */ count) => outcomes.filter((each) => Number(each.dataset.min) <= count).at(-1);

    function standing() {
      const count = ticked();
      const outcome = outcomeFor(count);
      const message = outcome ? words.outcome : count === ids.length ? words.done : words.count;
      const text = outcome?.querySelector("[data-part=outcome-text]").textContent ?? "";
      return desk.fill(message, { count, all: ids.length, text });
    }

    function drawStanding() {
      const count = ticked();
      part("count").textContent = desk.fill(count === ids.length ? words.done : words.count, { count, all: ids.length });
      Object.assign(part("progress"), { max: ids.length, value: count });
      const current = records.record ? outcomeFor(count) : undefined;
      for (const each of outcomes) {
        each.classList.toggle("pb-outcome--now", each === current);
        if (each === current) each.setAttribute("aria-current", "true");
        else each.removeAttribute("aria-current");
      }
    }

    /** The list as text: what is ticked, what is open, and what that means. */
    function taken() {
      const title = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "";
      const groups = Array.from(root.querySelectorAll(".pb-check-group"), (group) => [
        node("h3", {}, group.querySelector("legend")?.textContent?.trim()),
        node("ul", {}, ...Array.from(group.querySelectorAll("[data-field]"), (item) => {
          const { field } = /** @type {any} */ (item).dataset;
          return node("li", { "data-tick": records.value(field) === true ? "yes" : "no" }, ...copyOf(item.querySelector("label span")));
        })),
      ]);
      const outcome = outcomeFor(ticked());
      return node("div", {},
        node("h2", {}, [title, records.file.name].filter(Boolean).join(" · ")),
        ...groups.flat(),
        node("p", {}, desk.fill(words.count, { count: ticked(), all: ids.length })),
        outcome && node("p", {}, ...copyOf(outcome.querySelector("[data-part=outcome-text]"))),
        part("source").cloneNode(true));
    }

    const copyOf = (/** @type {any} */ element) => element.cloneNode(true).childNodes;

    return {
      draw() {
        for (const box of boxes) box.checked = records.value(box.name) === true;
        drawStanding();
      },
      typed(target) {
        if (!boxes.includes(target)) return;
        desk.set({ [target.name]: target.checked ? true : undefined });
        drawStanding();
        desk.tell(standing());
      },
      taken,
      doing: {
        reset: (button) => notices.ask(button, words.reset_sure, "reset-now", words.reset_yes),
        "reset-now": (button) => {
          notices.close(button);
          desk.set(Object.fromEntries(ids.map((id) => [id, undefined])));
          desk.drawAll();
          desk.say(words.was_reset);
        },
      },
    };
  });
});
