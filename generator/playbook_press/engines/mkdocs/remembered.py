"""Lines of the navigation that are the same on many pages are drawn once.

A line shows its item, and the way there from the page. Pages that stand side by side go the
same way to all that lies outside themselves.
"""

from typing import Any

import jinja2
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

NAME = "remembered"
"""What templates call it. Engines without it call the macro itself."""


def remember_lines(env: jinja2.Environment) -> None:
    """Give the templates of a run, whose navigation is as it will be, a memory for its lines."""
    env.globals[NAME] = jinja2.pass_context(_Remembered())


class _Remembered:
    def __init__(self) -> None:
        self.known: dict[tuple[int, str, object], str] = {}

    # `Any`: MkDocs describes the context as a dictionary, Jinja as a class; a macro has no type.
    def __call__(self, context: Any, line: Any, item: StructureItem) -> str:
        """What a macro draws for an item that the page does not lie in.

        Args:
            context: Of the page.
            line: The macro; what it shows depends on the item, its way, and the settings.
            item: A page, or a section of pages.
        """
        page: Page | None = context["page"]
        if page is None or not _lies_outside(item, page.url):
            return str(line(item))
        beside = page.url.rstrip("/").rpartition("/")[0]
        key = (id(item), beside, line.name)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = line(item)
        return found


def _lies_outside(item: StructureItem, url: str) -> bool:
    """Whether all that a line leads to lies outside the folder of a page."""
    if not url.endswith("/") or url == "./":
        return False
    while isinstance(item, Section) and item.children:
        item = item.children[0]
    return isinstance(item, Page) and not item.url.startswith(url)
