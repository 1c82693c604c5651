"""What is drawn into pages that are otherwise written by hand: one line, a figure."""

import re
from collections.abc import Callable, Mapping

from documentation.picture import picture
from documentation.project import ROOT
from documentation.worked import worked_example

FIGURES: Mapping[str, Callable[[str], str]] = {
    "architecture.md": picture,
    "scoring.md": worked_example,
}
"""By file name, what draws the figure of a page in a language."""

_FIGURE = re.compile(r"^<div data-drawn>.*</div>$", re.M)


def with_figure(name: str, language: str) -> str:
    """The page with its figure as it should be."""
    text = (ROOT / "docs" / language / "guide" / name).read_text("utf-8")
    assert len(_FIGURE.findall(text)) == 1, name
    # As a function: backslashes in a drawing are no references to groups.
    return _FIGURE.sub(lambda _: f"<div data-drawn>{FIGURES[name](language)}</div>", text)
