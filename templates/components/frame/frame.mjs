/**
 * The button that opens the navigation where the screen is narrow, as it is for whoever enlarges
 * the page to 400 %. Material has a label there, which no keyboard reaches.
 */

const drawer = document.querySelector("#__drawer");
const menuButton = document.querySelector(".pb-menu");

if (drawer && menuButton) {
  menuButton.hidden = false;
  menuButton.nextElementSibling.hidden = true;
  menuButton.addEventListener("click", () => drawer.click());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });
  drawer.addEventListener("change", () => {
    menuButton.ariaExpanded = drawer.checked;
    menuButton.focus();
  });
}
