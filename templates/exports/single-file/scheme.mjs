/** Light or dark as the reader's system has it, and chapters that open when a link leads there. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");

const follow = () => {
  document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default";
};

const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.closest("details");
  if (target && fold && !fold.open) {
    fold.open = true;
    target.scrollIntoView();
  }
};

dark.addEventListener("change", follow);
addEventListener("hashchange", reveal);
follow();
reveal();
