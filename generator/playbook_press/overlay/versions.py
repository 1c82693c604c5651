"""Versions and ranges of versions: `>=1.0,<2`."""

import operator
import re
from collections.abc import Callable
from typing import Any

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_PART = re.compile(r"(>=|<=|==|!=|>|<)?\s*([0-9]+(?:\.[0-9]+){0,2})")
_VERSION = re.compile(r"([0-9]+)\.([0-9]+)\.([0-9]+)(-[0-9A-Za-z.-]+)?")


class RangeError(ValueError):
    """A range that cannot be read; the text is the part of it."""


def is_within(version: str, wanted: str) -> bool:
    """Whether a version lies in a range: parts joined by commas, all of which must hold.

    A number alone is that version and everything below it: `1` holds for 1.4.2. A version
    with a hyphen comes before the one without.

    Raises:
        RangeError: A part is not a comparison with a version.

    >>> is_within("1.4.2", ">=1.0,<2"), is_within("2.0.0", ">=1.0,<2"), is_within("1.4.2", "1.4")
    (True, False, True)
    """
    found = _VERSION.match(version)
    if found is None:
        return False
    numbers = tuple(int(found[group]) for group in (1, 2, 3))
    have = (*numbers, 0 if found[4] else 1)
    for part in wanted.split(","):
        read = _PART.fullmatch(part.strip())
        if read is None:
            raise RangeError(part.strip())
        given = tuple(int(number) for number in read[2].split("."))
        if read[1] is None:
            if numbers[: len(given)] != given:
                return False
        elif not _COMPARISONS[read[1]](have, (*given, *(0,) * (3 - len(given)), 1)):
            return False
    return True
