/** One question at a time, large enough for a projector, in a dialog that Escape leaves. */
import { picksOf } from "./form.mjs";

const WRITING = "textarea, input:not([type=radio], [type=checkbox])";

/**
 * @param {any} desk What `openDesk` gives.
 * @param {AbortSignal} signal
 */
export function openStage(desk, signal) {
  const dialog = /** @type {HTMLDialogElement} */ (desk.part("stage"));
  const body = desk.part("stage-body");
  // Stands where the question on stage belongs.
  const place = document.createComment("");
  /** @type {any} */
  let field = null;

  function home() {
    if (field) place.replaceWith(field);
    field = null;
  }

  function bring(/** @type {any} */ next) {
    home();
    field = next;
    field.replaceWith(place);
    body.append(field);
    body.scrollTop = 0;
    tell();
    const picks = picksOf(field);
    (picks.find((input) => input.checked) ?? field.querySelector("[data-part=value]") ?? picks[0]).focus();
  }

  function tell() {
    if (!field) return;
    const fields = desk.fields();
    const at = fields.indexOf(field);
    desk.part("stage-place").textContent = desk.fill(desk.words.place, { number: at + 1, all: fields.length });
    const progress = desk.part("stage-progress");
    progress.max = fields.length;
    progress.value = desk.doneCount();
    const last = at === fields.length - 1;
    dialog.querySelector("[data-do=next]").textContent = last ? desk.words.to_results : desk.words.next;
    dialog.querySelector("[data-do=back]").disabled = at === 0;
  }

  /** @param {number} by How many questions further. */
  function move(by) {
    const fields = desk.fields();
    const next = fields[fields.indexOf(field) + by];
    if (next) bring(next);
    else if (by > 0) leave("results");
  }

  /** @param {"" | "results"} then */
  function leave(then) {
    const last = field;
    dialog.close();
    if (then) desk.go("results");
    else last?.querySelector("input, textarea")?.focus();
  }

  /** Digits choose, arrows along the line and Enter turn the page; arrows across stay the browser's. */
  function pressed(/** @type {KeyboardEvent} */ event) {
    const target = /** @type {Element} */ (event.target);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches(WRITING)) {
      if (event.key !== "Enter" || target.matches("textarea")) return;
    }
    const forward = getComputedStyle(dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") move(event.key === forward ? 1 : -1);
    else if (event.key === "Enter" && !target.matches("button, summary, a")) move(1);
    else if (/^[1-9]$/.test(event.key)) {
      const pick = picksOf(field).filter((input) => !input.value.startsWith("~"))[Number(event.key) - 1];
      if (!pick) return;
      pick.focus();
      if (pick.type === "checkbox" || !pick.checked) pick.click();
    } else return;
    event.preventDefault();
  }

  dialog.addEventListener("keydown", pressed, { signal });
  dialog.addEventListener("close", home, { signal });
  signal.addEventListener("abort", () => {
    home();
    if (dialog.open) dialog.close();
  });

  return {
    isOpen: () => dialog.open,
    move,
    leave: () => leave(""),
    tell,
    /** @param {any} first The question to begin with. */
    open(first) {
      if (!first || dialog.open) return;
      dialog.showModal();
      bring(first);
    },
  };
}
