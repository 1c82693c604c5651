"""Single values as YAML 1.2 core means them, decided by the field that wants them.

The loader hands over every plain scalar as `Plain`, a string that knows it was written
without quotes. A text field takes it as it stands, so `no`, `5.10` and `2024-01-01` stay
text; a number or switch reads it by the YAML 1.2 core rules. Nothing else is guessed.
"""

import re
from fractions import Fraction
from typing import Annotated, Any

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from playbook_press.source.scalar import Plain

DECIMAL_PATTERN = r"^[+-]?[0-9]+(\.[0-9]+)?$"

_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
# Far more digits than any score needs; Python reads integers of at most 4,300.
_LONGEST_NUMBER = 100
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})


# `Any`: these run before validation, on whatever the author wrote.
def _integer(value: Any) -> Any:
    if isinstance(value, Plain) and len(value) <= _LONGEST_NUMBER and _INTEGER.fullmatch(value):
        return int(value)
    return value


def _switch(value: Any) -> Any:
    if isinstance(value, Plain):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER:
        if not isinstance(value, Plain):
            if _DECIMAL.fullmatch(value):
                return value
        elif _INTEGER.fullmatch(value):
            return str(int(value))
        elif _FLOAT.fullmatch(value):
            raise PydanticCustomError("float_decimal", "a float", {"value": str(value)})
    if isinstance(value, str):
        raise PydanticCustomError("malformed_decimal", "not a decimal", {"value": str(value)})
    return value


def _not_negative(value: str) -> str:
    if Fraction(value) < 0:
        raise PydanticCustomError("greater_than_equal", "below zero", {"ge": 0})
    return value


def _at_most_one(value: str) -> str:
    if Fraction(value) > 1:
        raise PydanticCustomError("less_than_equal", "above one", {"le": 1})
    return value


def _says_something(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "empty text", {"language": None})
    return value


def _distinct(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(value)) != len(value):
        raise PydanticCustomError("repeated_entry", "named twice", {})
    return value


# The bounds come first: pydantic applies them to the number, not to what was written.
Count = Annotated[int, Field(ge=1), BeforeValidator(_integer)]
"""A whole number from 1."""

Amount = Annotated[int, Field(ge=0), BeforeValidator(_integer)]
"""So many, or none."""

Rows = Annotated[int, Field(ge=1, le=200), BeforeValidator(_integer)]
"""So many entries of a list, or rows of a table."""

Grade = Annotated[int, Field(ge=1, le=3), BeforeValidator(_integer)]
"""1 for little, 2 for some, 3 for much."""

Digits = Annotated[int, Field(ge=0, le=6), BeforeValidator(_integer)]
"""So many digits after the point."""

Length = Annotated[int, Field(ge=1, le=20000), BeforeValidator(_integer)]
"""So many characters."""

Switch = Annotated[bool, BeforeValidator(_switch)]
Decimal = Annotated[
    str,
    BeforeValidator(_decimal),
    WithJsonSchema({"type": ["integer", "string"], "pattern": DECIMAL_PATTERN}),
]
"""An exact number: an integer, or a quoted decimal such as "0.5" (SCORING.md, Numbers)."""

Weight = Annotated[
    Decimal,
    AfterValidator(_not_negative),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "pattern": r"^(\+?[0-9]+(\.[0-9]+)?|-0+(\.0+)?)$",
        }
    ),
]
"""An exact number of zero or more."""

Share = Annotated[
    Weight,
    AfterValidator(_at_most_one),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": 1,
            "pattern": r"^(\+?0*(0(\.[0-9]+)?|1(\.0+)?)|-0+(\.0+)?)$",
        }
    ),
]
"""An exact number from 0 to 1."""

Line = Annotated[
    str,
    AfterValidator(_says_something),
    # An editor reads `2016` as a number; the loader keeps it as text.
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
"""A short piece of text that is the same in every language: a year, a publisher."""


class _Distinct(Struct, frozen=True):
    """pydantic asks the mark for the check, and the schema for its words."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_distinct, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "uniqueItems": True}


Distinct = _Distinct()
"""Marks a list that names nothing twice."""
