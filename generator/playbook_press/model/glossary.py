"""The glossary: words, what they mean here, and which must not be mixed up."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook_press.model.ids import ItemId, Namespace, TermRef
from playbook_press.model.item import Item, Model
from playbook_press.model.scalars import Line
from playbook_press.model.text import LANGUAGE, LANGUAGE_PATTERN, Text


def _known_languages(
    value: dict[str, tuple[str, ...]], info: ValidationInfo
) -> dict[str, tuple[str, ...]]:
    languages: tuple[str, ...] = (info.context or {}).get("languages", ("zh", "en"))
    for code in value:
        if code not in languages and (languages or not LANGUAGE.fullmatch(code)):
            raise PydanticCustomError("unknown_language", "not a language", {"language": code})
    return value


OtherWords = Annotated[
    dict[str, tuple[Line, ...]],
    AfterValidator(_known_languages),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"pattern": LANGUAGE_PATTERN},
            "additionalProperties": {
                "type": "array",
                "items": {"type": ["string", "number"], "pattern": r"\S"},
            },
        }
    ),
]
"""Words per language."""


class Term(Item):
    """A word and what it means in this playbook."""

    namespace: ClassVar[Namespace | None] = Namespace("term", "playbook")

    aka: OtherWords = Field(default_factory=dict)
    """Other words for the same, per language."""
    definition: Text
    """What it means here."""
    note: Text | None = None
    """What else to know."""
    not_to_confuse: tuple[TermRef, ...] = ()
    """Terms that are often taken for this one."""


class Pair(Model):
    """Two words that must not be mixed up."""

    namespace: ClassVar[Namespace | None] = Namespace("pair")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """The two words."""
    difference: Text
    """What tells them apart."""
    terms: tuple[TermRef, ...] = ()
    """The two terms."""


class Glossary(Model):
    """The words of the playbook (`glossary.yml`)."""

    usage: tuple[Text, ...] = ()
    """How this playbook uses words."""
    terms: tuple[Term, ...] = ()
    """The words, in reading order."""
    pairs: tuple[Pair, ...] = ()
    """Words that must not be mixed up."""
