"""Parts of the navigation that are the same on many pages are drawn once.

What does not hold the page shows its items, and the way there from the page. Pages that stand
side by side go the same way to all that lies outside themselves.
"""

import functools
import posixpath
from typing import Any

import jinja2
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

NAME, ITEMS_NAME = "remembered", "remembered_items"
"""What templates call it, for one item and for all in a section. Engines without it call the
macro itself."""


def remember_navigation(env: jinja2.Environment) -> None:
    """Give the templates of a run, whose navigation is as it will be, a memory for its parts."""
    remembered = _Remembered()
    env.globals |= {NAME: remembered.one, ITEMS_NAME: remembered.items}


class _Remembered:
    def __init__(self) -> None:
        self.known: dict[tuple[int, str, int, bool], str] = {}
        self.addresses: dict[int, tuple[str, ...]] = {}
        """Of all pages in an item."""

    # `Any`: MkDocs describes the context as a dictionary, Jinja as a class; a macro has no type,
    # and what stands above the navigation's first level is undefined.
    @jinja2.pass_context
    def one(
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

    @jinja2.pass_context
    def items(
        self, context: Any, macro: Any, section: Section, left_out: Any, path: str, level: int
    ) -> str:
        """What a macro draws for each item of a section, one below the other.

        Args:
            context: Of the page.
            macro: As for `one`.
            section: A section of pages.
            left_out: The item of it that is not drawn; undefined for none.
            path: Where the section stands in the navigation.
            level: Of its items.
        """
        drawn = []
        for number, item in enumerate(section.children, 1):
            if item != left_out:
                is_active = isinstance(item, Page | Section) and item.active
                draw = macro if is_active else functools.partial(self.one, context, macro)
                drawn.append(draw(item, f"{path}_{number}", level, section))
        return "\n".join(drawn)

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
    if isinstance(item, Link):
        # Written by hand, so it need not be as short as it could be, nor end as a folder does.
        return [f"{posixpath.normpath(f'/{item.url}')[1:]}/"]
    return [item.url] if isinstance(item, Page) else []
