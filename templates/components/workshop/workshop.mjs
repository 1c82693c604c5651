/**
 * `<pb-workshop>` around a run sheet: a clock that says which step it is and how long it lasts.
 * Without scripts the run sheet shows how long after the beginning each step begins.
 */
import { define, openDesk } from "../worksheet/desk.mjs";
import { openTimer } from "./timer.mjs";

define("pb-workshop", (root, signal) => {
  openDesk(root, signal, (desk) => openTimer(desk));
});
