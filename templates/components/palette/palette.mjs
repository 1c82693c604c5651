/**
 * Keeps the radio buttons of light and dark true. Material chooses none of the two at first, so
 * that the keyboard would also reach the one that is not shown, and a listener hear of no choice.
 */

document.addEventListener("focusin", () => {
  for (const label of document.querySelectorAll("[data-md-component=palette] label")) {
    label.previousElementSibling.checked = !label.hidden;
  }
});
