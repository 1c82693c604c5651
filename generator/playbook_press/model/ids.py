"""Identifiers: what an id looks like, which are kept for other uses, and what they name.

A field that holds the id of something else says of what (`TraitRef`), and a record with an
id of its own says where no other may have the same (`Namespace`). The checks of references
and of duplicates, the schema and the pages read it from there.
"""

import re
from typing import Annotated, Literal, NewType

from msgspec import Struct
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ID_LENGTH = 64

# Windows refuses these as file names, with or without an extension.
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"com{n}" for n in range(10)] + [f"lpt{n}" for n in range(10)]
)

# Names the site itself uses beside the items of that kind (DESIGN 3).
RESERVED = {
    "playbook": frozenset({"guide", "assets", "search"}),
    "rule": frozenset({"build"}),
    # Where the browser keeps what readers wrote, these stand where the id of an assessment does.
    "assessment": frozenset({"form", "checklist", "rulebook", "workshop"}),
}

_SHAPE = re.compile(ID_PATTERN)
_PLACEHOLDER = re.compile(r"[a-z][a-z0-9_]*")


class RefersTo(Struct, frozen=True):
    """Marks a field that holds the id of something else."""

    kind: str
    """The namespace that has it; `same` is the kind of the record that holds the field."""


class Former(Struct, frozen=True):
    """Marks a field that holds ids which the record had before."""


class Namespace(Struct, frozen=True):
    """What an id names, and within what it is the only one."""

    kind: str
    scope: Literal["playbook", "file", "list"] = "list"
    """`list`: only among its neighbours."""


def is_id(value: str) -> bool:
    """Whether this could be an id, reserved ones included."""
    return len(value) <= ID_LENGTH and _SHAPE.fullmatch(value) is not None


def _well_formed(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("malformed_id", "not an id", {"value": value})
    if value in DEVICE_NAMES:
        raise PydanticCustomError("reserved_id", "kept for a device", {"value": value})
    return value


def _well_formed_placeholder(value: str) -> str:
    if len(value) > ID_LENGTH or not _PLACEHOLDER.fullmatch(value):
        raise PydanticCustomError("malformed_id", "not an id", {"value": value, "blank": True})
    return value


ItemId = Annotated[
    str,
    AfterValidator(_well_formed),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": ID_PATTERN,
            "maxLength": ID_LENGTH,
            "not": {"pattern": "^(con|prn|aux|nul|com[0-9]|lpt[0-9])$"},
        }
    ),
]
"""An id: lower-case words joined by hyphens, at most 64 characters, never reused."""

PlaceholderId = Annotated[
    str,
    AfterValidator(_well_formed_placeholder),
    WithJsonSchema({"type": "string", "pattern": r"^[a-z][a-z0-9_]*$", "maxLength": ID_LENGTH}),
]
"""The name of a blank: lower-case words joined by underscores."""

FormerId = Annotated[ItemId, Former()]
"""An id that the record had before: what still uses it arrives here."""

TraitRef = Annotated[ItemId, RefersTo("trait")]
RuleRef = Annotated[ItemId, RefersTo("rule")]
CaseRef = Annotated[ItemId, RefersTo("case")]
AssessmentRef = Annotated[ItemId, RefersTo("assessment")]
FormRef = Annotated[ItemId, RefersTo("form")]
ChecklistRef = Annotated[ItemId, RefersTo("checklist")]
WorkshopRef = Annotated[ItemId, RefersTo("workshop")]
TermRef = Annotated[ItemId, RefersTo("term")]
SourceRef = Annotated[ItemId, RefersTo("source")]
FactRef = Annotated[ItemId, RefersTo("fact")]
PracticeRef = Annotated[ItemId, RefersTo("practice")]
RoleRef = Annotated[ItemId, RefersTo("role")]
LawNoteRef = Annotated[ItemId, RefersTo("law")]
GroupRef = Annotated[ItemId, RefersTo("group")]
TopicRef = Annotated[ItemId, RefersTo("topic")]
LevelRef = Annotated[ItemId, RefersTo("level")]
SuccessorRef = Annotated[ItemId, RefersTo("same")]

LanguageCode = NewType("LanguageCode", str)
"""A language as BCP 47 writes it: `zh`, `en`, `zh-Hant`."""
