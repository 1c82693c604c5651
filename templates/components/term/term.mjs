/**
 * Escape sends away what a term explains at the focus or under the pointer, and leaves the reader
 * where they are. Material follows focus and pointer alone, and shows it again when they return.
 */

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape")
    document.querySelector(".md-tooltip2--active")?.classList.remove("md-tooltip2--active");
});
