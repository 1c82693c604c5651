"""Text in several languages."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
LANGUAGE = re.compile(LANGUAGE_PATTERN)
"""What a language code looks like."""

LONGEST = 20_000
"""The most characters of a text in one language; the longest of a real playbook has 2,000."""


class Text:
    """A sentence or a passage of Markdown, once per language.

    In YAML a string (the playbook's source language) or a map `{zh: …, en: …}`. The
    languages that may stand in it come from the validation context, `languages`, the
    source language first; an empty tuple there allows any.
    """

    __slots__ = ("_hash", "by_language")

    by_language: Mapping[str, str]
    """Language code to text, in the playbook's order of languages; never empty."""
    _hash: int

    def __init__(self, by_language: Mapping[str, str]) -> None:
        object.__setattr__(self, "by_language", MappingProxyType(dict(by_language)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Text is frozen")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.by_language == other.by_language

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            # A page asks for the same text again and again.
            object.__setattr__(self, "_hash", hash(tuple(sorted(self.by_language.items()))))
            return self._hash

    def __repr__(self) -> str:
        return f"Text({dict(self.by_language)!r})"

    def __reduce__(self) -> tuple[type["Text"], tuple[dict[str, str]]]:
        return Text, (dict(self.by_language),)

    def get(self, language: str) -> str | None:
        """The text in this very language, or None where it is not translated."""
        return self.by_language.get(language)

    def best(self, language: str) -> tuple[str, str]:
        """The text for a reader of `language` and the language it is really in.

        Falls back to the first language present: the source, where it is there.
        """
        found = self.by_language.get(language)
        if found is not None:
            return found, language
        return next((text, code) for code, text in self.by_language.items())

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: type[Any],  # pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            _validated,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda text: dict(text.by_language)
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # An editor reads `5.10` as a number; the loader keeps it as text. (So it does `true`,
        # but an editor told so would offer `true` and `false` for every text.)
        line = {"type": ["string", "number"], "pattern": r"\S", "maxLength": LONGEST}
        return {
            "description": "Text: a string in the source language, or one string per language.",
            "anyOf": [
                line,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": LANGUAGE_PATTERN},
                    "additionalProperties": line,
                },
            ],
        }


Use = Literal["passage", "wording", "template", "name"]
"""What a text is for: `wording` may hold `{{placeholders}}`, a `template` the ids of a form's
fields in such braces; a `name` needs no translation."""


class UsedAs(Struct, frozen=True):
    """Marks a field of text that is more than a passage."""

    use: Use


Wording = Annotated[Text, UsedAs("wording")]
"""What a team adopts word for word, with `{{placeholders}}`."""

Template = Annotated[Text, UsedAs("template")]
"""What a form makes of its answers, with the ids of its fields in `{{braces}}`."""

Name = Annotated[Text, UsedAs("name")]
"""A name or title that may stand in one language for all."""


class TextProblem(Struct, frozen=True):
    """What keeps a value from being text, and at which language of it."""

    type: Literal["wrong_type", "empty_text", "overlong_text", "unknown_language"]
    language: str | None = None


# `Any`: whatever the author wrote.
def text_problems(value: Any, languages: tuple[str, ...]) -> Iterator[TextProblem]:
    """Everything that keeps a value from being text, in the order it is written."""
    if isinstance(value, str):
        if not value.strip():
            yield TextProblem("empty_text")
        elif len(value) > LONGEST:
            yield TextProblem("overlong_text")
    elif not isinstance(value, Mapping):
        yield TextProblem("wrong_type")
    elif not value:
        yield TextProblem("empty_text")
    else:
        for code, text in value.items():
            if code not in languages and (languages or not LANGUAGE.fullmatch(code)):
                yield TextProblem("unknown_language", code)
            elif text is not None and not isinstance(text, str):
                yield TextProblem("wrong_type", code)
            elif text is None or not text.strip():
                yield TextProblem("empty_text", code)
            elif len(text) > LONGEST:
                yield TextProblem("overlong_text", code)


# `Any`: whatever the author wrote.
def _validated(value: Any, info: core_schema.ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    languages: tuple[str, ...] = (info.context or {}).get("languages", ("zh", "en"))
    for problem in text_problems(value, languages):
        raise PydanticCustomError(problem.type, "not text", {"language": problem.language})
    if isinstance(value, str):
        return Text({languages[0] if languages else "": str(value)})
    return Text({code: str(value[code]) for code in languages or value if code in value})
