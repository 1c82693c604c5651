"""JSON as answer files use it: read strictly from bytes, written the same way every time."""

import json
import math
import re
from decimal import Decimal
from typing import Any, NoReturn

from playbook_press.scoring.refusal import MAX_BYTES, MAX_DEPTH, Refusal

_LARGEST = 2**53 - 1  # beyond it a browser no longer tells whole numbers apart
_LONGEST_INTEGER = 17  # characters; Python refuses to read integers of very many digits

_BRACKET = re.compile(r'"(?:[^"\\]|\\[\s\S])*"?|[\[\]{}]')
_SURROGATE = re.compile("[\ud800-\udfff]")

# `Any` below: whatever JSON a file holds.


def json_value(data: bytes) -> Any | Refusal:
    """The value that the bytes of a file hold, or why they hold none.

    Stricter than Python's own reader: no NaN, no key twice, no key `__proto__`, no number
    that a browser could not hold exactly, no deep nesting. Never raises.
    """
    if len(data) > MAX_BYTES:
        return Refusal("too-large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refusal("not-utf-8")
    if _is_too_deep(text):
        return Refusal("too-deep")
    reading = _Reading()
    try:
        value = json.loads(
            text,
            object_pairs_hook=reading.pairs,
            parse_int=reading.whole,
            parse_float=reading.broken,
            parse_constant=_no_constant,
        )
    except ValueError:
        return Refusal("not-json")
    return reading.refusal or value


def json_text(value: Any) -> str:
    """The one way to write a value: keys sorted by code point, no spaces, no newline.

    The browser's `jsonText` gives the same characters.

    >>> json_text({"b": [1.0, 0.000015], "a": None})
    '{"a":null,"b":[1,0.000015]}'
    """
    match value:
        case dict():
            inner = (f"{_string(key)}:{json_text(value[key])}" for key in sorted(value))
            return f"{{{','.join(inner)}}}"
        case list() | tuple():
            return f"[{','.join(map(json_text, value))}]"
        case str():
            return _string(value)
        case float():
            return _number(value)
        case _:
            return json.dumps(value)


def _is_too_deep(text: str) -> bool:
    """Told from the text alone, so that what is cut off or broken nests as deep as it says."""
    depth = 0
    for token in _BRACKET.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif token[0] in "]}":
            depth -= 1
    return False


class _Reading:
    """What was met while a file was read; the order of refusals is that of the browser."""

    def __init__(self) -> None:
        self._found: set[str] = set()

    @property
    def refusal(self) -> Refusal | None:
        order = ("duplicate-key", "forbidden-key", "number-too-large")
        return next((Refusal(code) for code in order if code in self._found), None)

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            self._found.add("duplicate-key")
        if "__proto__" in value:
            self._found.add("forbidden-key")
        return value

    def whole(self, digits: str) -> int | float:
        number = float(digits) if len(digits) > _LONGEST_INTEGER else int(digits)
        return self._bounded(number)

    def broken(self, digits: str) -> int | float:
        return self._bounded(float(digits))

    def _bounded(self, number: int | float) -> int | float:
        if not math.isfinite(number) or abs(number) > _LARGEST:
            self._found.add("number-too-large")
        return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _string(text: str) -> str:
    # Half of a pair cannot be written as UTF-8; browsers write it like this.
    return _SURROGATE.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _number(value: float) -> str:
    """As browsers write it; they begin with exponents elsewhere than Python does."""
    if value.is_integer():
        return str(int(value))
    shortest = Decimal(repr(value))
    if abs(value) >= 1e-6:
        return format(shortest, "f")
    return re.sub(r"e-0+", "e-", format(shortest, "e"))
