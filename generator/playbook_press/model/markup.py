"""The marks an author may use in text besides Markdown: links by id, and blanks."""

import re
from collections.abc import Iterator
from typing import Literal, get_args

from msgspec import Struct

LinkKind = Literal[
    "trait",
    "rule",
    "case",
    "assessment",
    "form",
    "checklist",
    "workshop",
    "term",
    "source",
    "fact",
    "practice",
    "law",
    "role",
    "step",
]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)

LINK = re.compile(r"\[\[([a-z-]+):([^\]|]*)(?:\|([^\]]*))?\]\]")
"""`[[kind:id]]` or `[[kind:id|words]]`."""

BLANK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""`{{placeholder}}`."""


class Link(Struct, frozen=True):
    """A link by id as an author wrote it."""

    written: str
    """The whole mark, brackets included."""
    kind: str
    """As written; one of `LINK_KINDS` where it is right."""
    id: str
    words: str | None


def links_in(text: str) -> Iterator[Link]:
    """The links of a text in the order they stand."""
    for found in LINK.finditer(text):
        yield Link(found[0], found[1], found[2].strip(), found[3])


def is_link_kind(kind: str) -> bool:
    """Whether `kind` can stand before the colon of a link."""
    return kind in LINK_KINDS


def as_link_kind(kind: str) -> LinkKind:
    """The same word, known to be a kind of link; raises ValueError otherwise."""
    if kind not in LINK_KINDS:
        raise ValueError(kind)
    return kind
