"""Sources: what was read, when, and how much of it."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook_press.model.ids import ItemId, Namespace
from playbook_press.model.item import Model
from playbook_press.model.scalars import Line
from playbook_press.model.text import Name, Text

URL_PATTERN = r"^https?://[^\s/][^\s]*$"


def _web_address(value: str) -> str:
    if not re.fullmatch(URL_PATTERN, value):
        raise PydanticCustomError("malformed_url", "not a web address", {"value": value})
    return value


WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": URL_PATTERN}),
]
"""An address that a browser opens: `https://…` or `http://…`."""


class Source(Model):
    """Something that was read, as a reader would look it up."""

    namespace: ClassVar[Namespace | None] = Namespace("source", "playbook")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    kind: Literal["article", "paper", "book", "web", "law", "code-index"]
    """What sort of work it is."""
    title: Name
    """As published, in its own language; or a description, once per language."""
    lang: Line | None = None
    """The language of the work, where it is not the playbook's."""
    authors: Line | None = None
    """As printed."""
    publisher: Line | None = None
    """Journal, newspaper, house or site."""
    year: Line | None = None
    """As far as known: `2016`, `2016-08-27`, `c. 2014`; absent where no date was seen."""
    url: WebAddress | None = None
    """Absent where a reader cannot open it; `note` then says what it is."""
    read_on: Line | None = None
    """The day it was read, `2026-11-22`."""
    read_as: Literal["abstract", "opening", "summary", "recalled"]
    """How much of it was read."""
    note: Text | None = None
    """What a reader should know about it."""


class Sources(Model):
    """Everything that was read (`sources.yml`)."""

    sources: tuple[Source, ...] = Field(min_length=1)
    """The sources, in reading order."""
