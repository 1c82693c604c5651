"""A language's navigation in the words of MkDocs."""

from collections.abc import Iterable
from html import escape

from playbook_press.engines.mkdocs.guide import NavItem
from playbook_press.pages.page import Entry


def source_path(address: str) -> str:
    """The Markdown file MkDocs should believe a generated page was written in."""
    return f"{address}index.md"


def entry_navigation(entries: Iterable[Entry]) -> list[NavItem]:
    """The entries as MkDocs reads `nav`; a section's own page is its first child."""
    return [_item(entry) for entry in entries]


def named_paths(entries: Iterable[Entry]) -> frozenset[str]:
    """The files of every page the navigation names."""
    found: set[str] = set()
    for entry in entries:
        if entry.address is not None:
            found.add(source_path(entry.address))
        found |= named_paths(entry.children)
    return frozenset(found)


def _item(entry: Entry) -> NavItem:
    own: list[NavItem] = [] if entry.address is None else [source_path(entry.address)]
    # The themes of MkDocs print titles as they are: to them a title is HTML.
    title = escape(entry.title)
    if not entry.children:
        return {title: own[0]} if own else {title: []}
    return {title: [*own, *entry_navigation(entry.children)]}
