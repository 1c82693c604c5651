"""What tokens are, said a second time and slowly: one unit after another, as the browser does."""

import re
from collections import defaultdict
from dataclasses import dataclass

from playbook_press.search.tokens import CJK, LAST, MOST_LETTERS, PLACES

_LETTER = rf"[^\W_{CJK}]"
_BLANK = r"[^\S\n\x1c-\x1f\x85]"
_UNIT = re.compile(
    rf"(?P<han>[{CJK}])|(?P<word>{_LETTER}+(?:[+#]+(?!{_LETTER}))?)|(?P<blank>{_BLANK}+)|[^\0]|\0"
)


@dataclass(frozen=True)
class Unit:
    """A Han character or a word, and which place of the text it has."""

    text: str
    is_han: bool
    place: int


def runs_of(folded: str) -> list[list[Unit]]:
    """The units of a folded text; between two runs stands a sign, which has a place as well."""
    runs: list[list[Unit]] = [[]]
    place = 0
    for found in _UNIT.finditer(folded):
        if found["han"] or found["word"]:
            runs[-1].append(Unit(found[0], bool(found["han"]), place))
            place += 1
        elif not found["blank"] and (runs[-1] or place == 0):
            # Signs in a row are one, and the first of a text is one too.
            runs.append([])
            place += 1
    return [run for run in runs if run]


def plain_places(folded: str) -> dict[str, list[int]]:
    """The places of each token, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for run in runs_of(folded):
        for unit, after in zip(run, [*run[1:], None], strict=True):
            if not unit.is_han:
                places[unit.text[:MOST_LETTERS]].append(unit.place)
            if after is None:
                if unit.is_han:
                    places[unit.text].append(unit.place)
            elif unit.is_han or after.is_han:
                places[unit.text[-1] + after.text[0]].append(unit.place)
    return dict(places)


def as_numbers(places: dict[str, str]) -> dict[str, list[int]]:
    """The same of what the index writes, each place modulo `PLACES`."""
    assert len(LAST) == PLACES
    return {token: [LAST.index(sign) for sign in signs] for token, signs in places.items()}
