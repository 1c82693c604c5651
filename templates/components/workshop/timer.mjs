/** The clock of a workshop on its page. */
import { node } from "../../browser/dom.mjs";
import { at, clock, plan, readRun, spentIn, toggled, writeRun } from "./run.mjs";

const MINUTE = 60_000;

/** @param {any} desk */
export function openTimer(desk) {
  const { root, data, words, records, part, language, notices, signal } = desk;
  const { steps } = data;
  const rows = /** @type {any[]} */ (Array.from(root.querySelectorAll("[data-step]")));
  const planned = Array.from(root.querySelectorAll("[data-part=clock], [data-part=end]"), (each) => each.textContent);
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  /** The step whose end was announced, so that it is said once. */
  let announced = -1;

  const run = () => readRun(records.value("run"), steps.length);

  /** When it is to begin today, from what stands in the field. */
  function begin() {
    const found = /^(\d{2}):(\d{2})$/.exec(records.value("begin") ?? "");
    return found ? new Date().setHours(Number(found[1]), Number(found[2]), 0, 0) : null;
  }

  const put = (/** @type {any} */ next) => {
    desk.set({ run: next ? writeRun(next) : undefined });
    draw();
  };

  function go(/** @type {number} */ step) {
    const now = Date.now();
    const found = run() ?? { step: 0, begun: now, spent: 0, isRunning: true };
    put(at(found, step, now));
    const next = steps[step];
    desk.tell(next ? desk.fill(words.begun, { title: next.title, minutes: next.minutes }) : words.finished);
    rows[step]?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  function draw() {
    if (signal.aborted) return;
    const now = Date.now();
    const found = run();
    drawTable(found, now);
    part("toggle").textContent = !found ? words.start : found.isRunning ? words.pause : words.resume;
    part("toggle").disabled = found?.step === steps.length;
    root.querySelector("[data-do=back]").disabled = !found || found.step === 0;
    root.querySelector("[data-do=next]").disabled = !found || found.step === steps.length;
    root.querySelector("[data-do=reset]").disabled = !found;
    part("timer").classList.toggle("pb-timer--running", Boolean(found?.isRunning));
    if (part("begin").value !== (records.value("begin") ?? "")) part("begin").value = records.value("begin") ?? "";
    const step = found && steps[found.step];
    if (!step) {
      part("step").textContent = found ? words.finished : "";
      part("left").textContent = "";
      part("state").textContent = found ? "" : desk.fill(words.ready, { count: steps.length, minutes: total() });
      Object.assign(part("bar"), { max: 1, value: found ? 1 : 0 });
      return;
    }
    const spent = spentIn(found, now);
    const left = step.minutes * MINUTE - spent;
    const end = time.format(/** @type {number} */ (plan(steps, found, now, null).at(-1)));
    part("step").textContent = desk.fill(words.place, { number: found.step + 1, all: steps.length, title: step.title });
    // What is left is rounded up, so that the last second still is one.
    part("left").textContent = left > 0 ? clock(left + 999) : desk.fill(words.over, { time: clock(left) });
    part("left").classList.toggle("pb-timer__left--over", left <= 0);
    Object.assign(part("bar"), { max: step.minutes * MINUTE, value: Math.min(spent, step.minutes * MINUTE) });
    part("state").textContent = desk.fill(!found.isRunning ? words.paused : left > 0 ? words.left_to_go : words.late, { time: clock(Math.max(0, left) + 999), end });
    if (left <= 0 && announced !== found.step) {
      announced = found.step;
      const next = steps[found.step + 1];
      desk.say(desk.fill(next ? words.step_over : words.last_over, { title: step.title, next: next?.title ?? "" }));
    }
    if (left > 0 && announced === found.step) announced = -1;
  }

  const total = () => steps.reduce((/** @type {number} */ sum, /** @type {any} */ { minutes }) => sum + minutes, 0);

  /** Clock times where they are known, else how long after the beginning; steps that have passed are ticked. */
  function drawTable(/** @type {any} */ found, /** @type {number} */ now) {
    const times = plan(steps, found, now, begin());
    const cells = root.querySelectorAll("[data-part=clock], [data-part=end]");
    cells.forEach((/** @type {any} */ cell, /** @type {number} */ index) => {
      const text = found && index < found.step ? "✓" : times[index] === null ? planned[index] : time.format(times[index]);
      if (cell.textContent !== text) cell.textContent = text;
    });
    rows.forEach((row, index) => {
      row.classList.toggle("pb-run__row--now", found?.step === index);
      row.classList.toggle("pb-run__row--done", Boolean(found) && index < found.step);
      if (found?.step === index) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });
  }

  /** @type {Record<string, (button?: any) => void>} */
  const doing = {
    toggle() {
      const now = Date.now();
      const found = run();
      if (!found) go(0);
      else put(toggled(found, now));
    },
    next() {
      const found = run();
      if (found && found.step < steps.length) go(found.step + 1);
    },
    back() {
      const found = run();
      if (found && found.step > 0) go(found.step - 1);
    },
    reset(button) {
      const found = run();
      if (found?.isRunning && found.step < steps.length) notices.ask(button, words.reset_sure, "reset-now", words.reset_yes);
      else doing["reset-now"](button);
    },
    "reset-now"(button) {
      notices.close(button);
      announced = -1;
      put(null);
      desk.say(words.was_reset);
    },
  };

  /** Space and arrows while the focus is on the clock; on a button, space presses that button. */
  part("timer").addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    const forward = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") doing[event.key === forward ? "next" : "back"]();
    else if (event.key === " " && !event.target.matches("button")) doing.toggle();
    else return;
    event.preventDefault();
  }, { signal });
  // The seconds only show where the clock stands; what it says never depends on them.
  const ticking = setInterval(draw, 500);
  signal.addEventListener("abort", () => clearInterval(ticking));
  document.addEventListener("visibilitychange", draw, { signal });

  return {
    draw,
    typed(/** @type {any} */ target) {
      if (target === part("begin")) {
        desk.set({ begin: target.value });
        draw();
      }
    },
    taken: () => node("div", {}, node("h2", {}, document.querySelector("h1")?.firstChild?.textContent?.trim()), root.querySelector(".pb-run").cloneNode(true), part("source").cloneNode(true)),
    doing,
  };
}
