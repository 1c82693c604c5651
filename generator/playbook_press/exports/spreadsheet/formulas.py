"""The arithmetic of SCORING.md as formulas; numbers in them are compared at nine decimals.

Only functions that every spreadsheet program of the last fifteen years has are used.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from playbook_press.exports.spreadsheet.lists import Span
from playbook_press.exports.spreadsheet.texts import literal
from playbook_press.scoring.answers import exact

# `Any` below: nodes of score trees are JSON values.

MISSING, ANSWERED, NA, UNKNOWN, NOT_ASKED, UNUSABLE = range(6)
"""States of a question; what cannot be used counts as missing, as on the page."""

NOT_APPLICABLE, EMPTY, INSUFFICIENT, PROVISIONAL, COMPLETE, OUT_OF_SET = range(6)
"""States of a group."""

CODES = {
    "not_applicable": NOT_APPLICABLE,
    "empty": EMPTY,
    "insufficient": INSUFFICIENT,
    "provisional": PROVISIONAL,
    "complete": COMPLETE,
}
"""The states of a group as scoring names them."""

TICK = "✓"
_BLANKS = ("\u3000", "\u00a0", "\t", "\n", "\r")


def number(value: Fraction | str | float) -> str:
    """A number as formulas write it.

    >>> number(Fraction(1, 2)), number("-3"), number("0.0000001")
    ('0.5', '-3', '0.0000001')
    """
    found = float(exact(value) if isinstance(value, str) else value)
    if found.is_integer() and abs(found) < 10**15:
        return str(int(found))
    return format(found, ".17f").rstrip("0") if abs(found) < 1e-4 else repr(found)


def place_in(cell: str, span: Span) -> str:
    """The place of a cell's text in a list, 0 where it is not in it.

    Not by MATCH, for which `?`, `*` and `~` have meanings of their own.
    """
    return f"SUMPRODUCT(({span.of('A')}={cell})*{span.of('B')})"


def is_blank(cell: str) -> str:
    """Whether a cell holds nothing but blanks."""
    inner = f'{cell}&""'
    for blank in _BLANKS:
        inner = f'SUBSTITUTE({inner},{_character(blank)}," ")'
    return f'TRIM({inner})=""'


def level_state(cell: str, place: str, options: int, asked: str, na: str) -> str:
    """The state of a question with one choice.

    Args:
        cell: The answer.
        place: The cell with the answer's place in what is offered.
        options: How many options there are.
        asked: Whether it is asked.
        na: What `not applicable` comes to.
    """
    chosen = f"IF({place}<={options},{ANSWERED},IF({place}={options + 1},{UNKNOWN},{na}))"
    known = f"IF({place}=0,{UNUSABLE},{chosen})"
    return f'IF(NOT({asked}),{NOT_ASKED},IF({cell}="",{MISSING},{known}))'


def number_state(cell: str, place: str, asked: str, na: str) -> str:
    """The state of a question that wants a number."""
    other = f"IF({place}=1,{UNKNOWN},IF({place}=2,{na},{UNUSABLE}))"
    given = f'IF({cell}="",{MISSING},IF(ISNUMBER({cell}),{ANSWERED},{other}))'
    return f"IF(NOT({asked}),{NOT_ASKED},{given})"


def several_state(cell: str, place: str, ticks: str, asked: str, na: str) -> str:
    """The state of a question with several choices: ticked ones, or one word for all."""
    ticked = f'SUMPRODUCT(({ticks}="{TICK}")*1)'
    filled = f'SUMPRODUCT(({ticks}<>"")*1)'
    word = f"IF({place}=1,{ANSWERED},IF({place}=2,{UNKNOWN},IF({place}=3,{na},{UNUSABLE})))"
    both = f"IF({filled}>0,{UNUSABLE},{word})"
    alone = f"IF({ticked}>0,{ANSWERED},{MISSING})"
    given = f'IF({filled}>{ticked},{UNUSABLE},IF({cell}="",{alone},{both}))'
    return f"IF(NOT({asked}),{NOT_ASKED},{given})"


def na_state(note: str, *, reason_required: bool) -> str:
    """What `not applicable` comes to: it counts only with a reason where one is wanted."""
    return f"IF({is_blank(note)},{UNUSABLE},{NA})" if reason_required else str(NA)


def points(ticks: str, worth: str) -> str:
    """The sum of the points beside ticks."""
    return f'SUMPRODUCT(({ticks}="{TICK}")*{worth})'


def ends(leaf: Mapping[str, Any]) -> tuple[Fraction, Fraction]:
    """The values that are worth nothing and all, exact (SCORING.md, rule 1)."""
    if "number" in leaf:
        return exact(leaf["number"]["worst"]), exact(leaf["number"]["best"])
    if "points" in leaf:
        given = (exact(value) for _, value in leaf["points"])
        return Fraction(0), sum((value for value in given if value > 0), Fraction(0))
    values = [exact(value) for _, value in leaf["options"]]
    return min(values), max(values)


def share(value: str, low: str, high: str) -> str:
    """The share of the best, from 0 to 1."""
    return f"MAX(0,MIN(1,({value}-{low})/({high}-{low})))"


def shown(score: str, scale: tuple[Fraction, Fraction], digits: int) -> str:
    """The score as readers see it (SCORING.md, rule 6)."""
    low, high = scale
    step = Fraction(1, 10**digits)
    # Twice: first away from what binary fractions cannot hold, then to the digits.
    rounded = f"ROUND(ROUND({score},9),{digits})"
    if abs(high - low) <= 2 * step:
        return rounded
    inwards = step if high > low else -step
    half = number(step / 2)

    def at(end: Fraction) -> str:
        there = f"ABS({rounded}-ROUND({number(end)},{digits}))<{half}"
        return f"AND(ABS({score}-{number(end)})>0.000000001,{there})"

    below, above = f"{rounded}-({number(inwards)})", f"{rounded}+{number(inwards)}"
    if inwards < 0:
        above = f"{rounded}+({number(inwards)})"
    return f"IF({at(high)},{below},IF({at(low)},{above},{rounded}))"


def digits_format(digits: int) -> str:
    """The number format of a score."""
    return f"0.{'0' * digits}" if digits else "0"


def words_for(code: str, words: Sequence[str]) -> str:
    """The word for a state."""
    return f"CHOOSE({code}+1,{','.join(literal(word) for word in words)})"


def _character(blank: str) -> str:
    return f"CHAR({ord(blank)})" if ord(blank) < 32 else f'"{blank}"'
