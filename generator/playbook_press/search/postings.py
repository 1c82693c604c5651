"""The parts in which a token stands, written in signs that a script can hold.

A list is a row of entries, one per part: the distance to the part before, the places of the
token modulo `PLACES`, and in titles and headings their length. Every number is its digits to
base 44, of which the last is from one alphabet and those before it from another, so that
nothing else separates them. A token has up to three lists, `titles!headings!rest`, and each
part stands in the first that fits.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate, chain, islice
from operator import sub

from playbook_press.search.tokens import LAST, MORE

ALL = next(chr(code) for code in range(0x7E, 0x23, -1) if chr(code) not in LAST + MORE)
"""Stands for the places of a token that a part repeats too often to list them."""

MOST_PLACES = 4
MOST_LENGTH = len(LAST) - 1
"""Longer titles and headings are all equally long."""

IN_TITLE, IN_HEADING, IN_TEXT = range(3)

Entry = tuple[int, str]
"""A part's number and the signs of what is known of the token there."""

_TO_MORE = str.maketrans(LAST, MORE)
_MORE, _LAST = re.escape(MORE), re.escape(LAST)
_SIGNS = rf"(?:{re.escape(ALL)}|[{_MORE}]*[{_LAST}])"
_NUMBER = rf"([{_MORE}]*[{_LAST}])"
_PLAIN = re.compile(_NUMBER + rf"({_SIGNS})")
_MEASURED = re.compile(_NUMBER + rf"({_SIGNS}[{_LAST}])")


class _PlaceSigns(dict[str, str]):
    """What is written for the places of a token in one part, worked out once for each."""

    def __missing__(self, places: str) -> str:
        listed = places[:-1].translate(_TO_MORE) + places[-1]
        signs = self[places] = ALL if len(places) > MOST_PLACES else listed
        return signs


place_signs = _PlaceSigns().__getitem__
"""The places of a token in one part, as `places_of` gives them, in as few signs as will do."""


def measured_signs(places: str, units: int) -> str:
    """The same for a token of a title or heading, and the length of that."""
    return place_signs(places) + LAST[min(units, MOST_LENGTH)]


def written(lists: Iterable[Iterable[Entry]]) -> str:
    """The three lists of a token, each in order of the parts."""
    titles, headings, rest = (_row(entries) for entries in lists)
    return f"{titles}!{headings}!{rest}" if titles or headings else rest


def read(text: str) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """The lists that `written` wrote."""
    titles, headings, rest = text.split("!") if "!" in text else ("", "", text)
    return _entries(_MEASURED, titles), _entries(_MEASURED, headings), _entries(_PLAIN, rest)


def with_signs(text: str, signs: Mapping[int, tuple[int, str]]) -> str | None:
    """The lists of a token with other signs for some of their parts.

    Args:
        text: What `written` wrote.
        signs: By part, the list it stands in and what is known of the token there now.

    Returns:
        None where a part does not stand in that list: then the lists have to be made anew.
    """
    lists = text.split("!") if "!" in text else ["", "", text]
    for number, (place, sign) in signs.items():
        pairs = (_PLAIN if place == IN_TEXT else _MEASURED).findall(lists[place])
        gaps = [gap for gap, _ in pairs]
        numbers = list(accumulate(map(_NUMBERS.__getitem__, gaps), initial=-1))
        at = bisect_left(numbers, number, 1)
        if at == len(numbers) or numbers[at] != number:
            return None
        pairs[at - 1] = (gaps[at - 1], sign)
        lists[place] = "".join(chain.from_iterable(pairs))
    titles, headings, rest = lists
    return f"{titles}!{headings}!{rest}" if titles or headings else rest


def flat_row(flat: list[int | str]) -> str:
    """A list whose entries stand flat: part, signs, part, signs …, in order of the parts."""
    numbers: list[int] = flat[0::2]  # type: ignore[assignment]  # the even ones are parts
    signs: list[str] = flat[1::2]  # type: ignore[assignment]
    gaps = map(_GAPS.__getitem__, map(sub, numbers, chain((-1,), numbers)))
    return "".join(chain.from_iterable(zip(gaps, signs, strict=True)))


class _Gaps(dict[int, str]):
    def __missing__(self, number: int) -> str:
        head, last = divmod(number, len(LAST))
        digits = LAST[last]
        while head:
            head, digit = divmod(head, len(LAST))
            digits = MORE[digit] + digits
        self[number] = digits
        return digits


_GAPS = _Gaps()


def _row(entries: Iterable[Entry]) -> str:
    return flat_row(list(chain.from_iterable(entries)))


def _entries(pattern: re.Pattern[str], text: str) -> list[Entry]:
    if not text:
        return []
    gaps, signs = zip(*pattern.findall(text), strict=True)
    numbers = accumulate(map(_NUMBERS.__getitem__, gaps), initial=-1)
    return list(zip(islice(numbers, 1, None), signs, strict=True))


class _Numbers(dict[str, int]):
    """What gaps are worth, worked out once for each."""

    def __missing__(self, digits: str) -> int:
        number = 0
        for digit in digits[:-1]:
            number = number * len(LAST) + MORE.index(digit)
        found = self[digits] = number * len(LAST) + LAST.index(digits[-1])
        return found


_NUMBERS = _Numbers()
