"""What the index is made from: the text of pages, in sections."""

from msgspec import Struct

KINDS = (
    *("overview", "trait", "rule", "case", "assessment", "workshop", "form", "checklist"),
    *("term", "guide", "source"),
)
"""Kinds of results, in the order in which equal hits are shown."""

_KIND_OF = {
    "trait": "trait",
    "traits": "trait",
    "rule": "rule",
    "rules": "rule",
    "rulebook": "rule",
    "case": "case",
    "cases": "case",
    "assessment": "assessment",
    "workshop": "workshop",
    "form": "form",
    "checklist": "checklist",
    "glossary": "term",
    "guide": "guide",
    "sources": "source",
}


class Section(Struct, frozen=True):
    """A heading and what stands below it, up to the next heading."""

    anchor: str
    """The id of the heading; empty at the top of a page."""
    heading: str
    text: str
    """Plain text as readers see it; `\\n` stands where one block ends and the next begins."""
    marks: tuple[tuple[int, str], ...] = ()
    """Where in the text something with an id of its own begins, such as one fact in a list."""


class SearchPage(Struct, frozen=True):
    """One page of one language."""

    address: str
    """Below the language, with `/` at the end; empty for the language's front door."""
    title: str
    kind: str
    """One of `KINDS`."""
    playbook: str
    """The title of its playbook; empty for hand-written pages."""
    sections: tuple[Section, ...]


def kind_of(page_kind: str) -> str:
    """The kind of result that a kind of page is.

    >>> kind_of("glossary"), kind_of("downloads")
    ('term', 'overview')
    """
    return _KIND_OF.get(page_kind, "overview")
