/** One question at a time, large enough for a projector, in a dialog that Escape leaves. */
import { talkAbout } from "./talk.mjs";

/** @param {any} desk @param {AbortSignal} signal */
export function openStage(desk, signal) {
  const dialog = /** @type {HTMLDialogElement} */ (desk.part("stage"));
  /** @type {string[]} */
  let ids = [];
  let at = 0;

  function draw() {
    desk.part("stage-body").replaceChildren(talkAbout(desk, ids[at], "h2"));
    desk.part("stage-body").scrollTop = 0;
    desk.part("stage-place").textContent = desk.fill(desk.words.place, { number: at + 1, all: ids.length });
    const ends = { back: at === 0, next: at === ids.length - 1 };
    for (const [name, isEnd] of Object.entries(ends)) {
      dialog.querySelector(`[data-do=${name}]`)?.toggleAttribute("disabled", isEnd);
    }
  }

  /** @param {number} by How many questions further. */
  function move(by) {
    if (!ids[at + by]) return;
    at += by;
    draw();
    // A button that was pressed and has nothing left to do would lose the focus to nowhere.
    desk.part("stage-body").focus();
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = getComputedStyle(dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    move(event.key === forward ? 1 : -1);
    event.preventDefault();
  }, { signal });
  signal.addEventListener("abort", () => dialog.close());

  return {
    move,
    leave: () => dialog.close(),
    /** @param {string[]} among @param {string} [first] */
    open(among, first = among[0]) {
      if (!among.length || dialog.open) return;
      ids = among;
      at = ids.indexOf(first);
      draw();
      dialog.showModal();
      desk.part("stage-body").focus();
    },
  };
}
