"""Parts of the navigation that are the same on many pages are drawn once.

What does not hold the page shows its items, and the way there from the page. Pages that stand
side by side go the same way to all that lies outside themselves.
"""

from typing import Any

import jinja2
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

NAME = "remembered"
"""What templates call it. Engines without it call the macro itself."""


def remember_navigation(env: jinja2.Environment) -> None:
    """Give the templates of a run, whose navigation is as it will be, a memory for its parts."""
    env.globals[NAME] = jinja2.pass_context(_Remembered())


class _Remembered:
    def __init__(self) -> None:
        self.known: dict[tuple[int, str, int, bool], str] = {}
        self.addresses: dict[int, tuple[str, ...]] = {}
        """Of all pages in an item."""

    # `Any`: MkDocs describes the context as a dictionary, Jinja as a class; a macro has no type,
    # and what stands above the navigation's first level is undefined.
    def __call__(
        self, context: Any, macro: Any, item: StructureItem, path: str, level: int, parent: Any
    ) -> str:
        """What a macro draws for an item that does not hold the page.

        Args:
            context: Of the page.
            macro: It looks at nothing but the other arguments, the settings, and the way from
                the page.
            item: A page, or a section of pages.
            path: Where it stands in the navigation; always the same for an item.
            level: How deep.
            parent: The section around it.
        """
        page: Page | None = context["page"]
        if page is None or self._leads_below(item, page.url):
            return str(macro(item, path, level, parent))
        beside = page.url.rstrip("/").rpartition("/")[0]
        is_below_active = isinstance(parent, Section) and parent.active
        key = (id(item), beside, level, is_below_active)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = macro(item, path, level, parent)
        return found

    def _leads_below(self, item: StructureItem, url: str) -> bool:
        """Whether an item leads into the folder of a page, or where that is not known."""
        if not url.endswith("/") or url == "./":
            return True
        addresses = self.addresses.get(id(item))
        if addresses is None:
            addresses = self.addresses[id(item)] = tuple(_addresses_in(item))
        return any(each.startswith(url) for each in addresses)


def _addresses_in(item: StructureItem) -> list[str]:
    if isinstance(item, Section):
        return [address for child in item.children for address in _addresses_in(child)]
    return [item.url] if isinstance(item, Page) else []
