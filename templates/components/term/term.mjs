/**
 * What a `title` says, in a bubble under the element that the pointer or the focus is on. It looks
 * like Material's, which makes a dozen listeners for every title before a page can be used; a page
 * of facts has a hundred titles. Escape sends it away and leaves the reader where they are.
 */

const SPEAKING = "[title], [aria-describedby=pb-bubble]";
const bubble = document.createElement("div");
const inner = document.createElement("div");

/** @type {any} */
let pointed = null;
/** @type {any} */
let focused = null;
/** @type {any} */
let host = null;

function show() {
  inner.textContent = host.title;
  host.removeAttribute("title");
  host.setAttribute("aria-describedby", bubble.id);
  // In a landmark, where it goes away with the page when the next one is drawn in its place.
  (document.querySelector("main") ?? document.body).append(bubble);
  const place = host.getBoundingClientRect();
  for (const [name, value] of Object.entries({
    "host-x": place.x + scrollX,
    "host-y": place.y + scrollY,
    x: place.width / 2,
    y: place.height + 8,
    width: inner.offsetWidth,
    tail: 0,
  })) {
    bubble.style.setProperty(`--md-tooltip-${name}`, `${value}px`);
  }
  bubble.classList.add("md-tooltip2--active");
}

function hide() {
  if (host?.getAttribute("aria-describedby") !== bubble.id) return;
  host.title = inner.textContent;
  host.removeAttribute("aria-describedby");
  bubble.classList.remove("md-tooltip2--active");
  bubble.remove();
}

function follow(/** @type {any} */ { type, target, relatedTarget }) {
  const there = /over|in$/.test(type) ? target : relatedTarget;
  if (type.startsWith("mouse")) pointed = there;
  else focused = there;
  const next = pointed?.closest?.(SPEAKING) ?? focused?.closest?.(SPEAKING) ?? null;
  if (next === host) return;
  hide();
  host = next;
  if (host) show();
}

// The theme says it instead of `content.tooltips`, so that Material leaves it to us.
if (document.querySelector("#__config")?.textContent?.includes("pb.tooltips")) {
  bubble.id = "pb-bubble";
  bubble.className = "md-tooltip2";
  bubble.setAttribute("role", "tooltip");
  inner.className = "md-tooltip2__inner md-typeset";
  bubble.append(inner);
  for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(type, follow);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}
