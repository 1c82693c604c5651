"""Exact numbers: read from decimals, written as fractions, rounded once for display."""

import re
from fractions import Fraction

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LARGEST_WHOLE = 2**53 - 1  # beyond it a browser no longer tells whole numbers apart


def decimal(value: object) -> Fraction | None:
    """The exact value of an integer or decimal string, or None for anything else.

    A JSON number counts where it is whole and a browser can hold it exactly.

    Source:
        SCORING.md, Numbers.
    """
    if isinstance(value, str):
        return _exact(value) if _DECIMAL.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not value.is_integer():  # also NaN and infinities
        return None
    return Fraction(int(value)) if abs(value) <= _LARGEST_WHOLE else None


def _exact(written: str) -> Fraction:
    whole, _, decimals = written.lstrip("+-").partition(".")
    number = 0
    # Python reads at most 4,300 digits at once, browsers any number of them.
    for start in range(0, len(digits := whole + decimals), 4_000):
        piece = digits[start : start + 4_000]
        number = number * 10 ** len(piece) + int(piece)
    return Fraction(-number if written[0] == "-" else number, 10 ** len(decimals))


def fraction_text(value: Fraction | None) -> str | None:
    """`n/d` in lowest terms, or None.

    >>> fraction_text(Fraction(6, 8))
    '3/4'
    """
    return None if value is None else f"{value.numerator}/{value.denominator}"


def shown(value: Fraction, scale: tuple[Fraction, Fraction], digits: int) -> str:
    """A score as readers see it, with `digits` decimals.

    Rounds half away from zero; an end of the scale is shown only when it is exactly
    reached, wherever the scale is wider than two display steps.

    >>> shown(Fraction("99.7"), (Fraction(0), Fraction(100)), 0)
    '99'

    Source:
        SCORING.md, rule 6.
    """
    steps = _rounded(value, digits)
    low, high = scale
    if abs(high - low) * 10**digits > 2:
        inwards = 1 if high > low else -1
        if value != high and steps == _rounded(high, digits):
            steps -= inwards
        elif value != low and steps == _rounded(low, digits):
            steps += inwards
    sign = "-" if steps < 0 else ""
    whole, rest = divmod(abs(steps), 10**digits)
    return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"


def _rounded(value: Fraction, digits: int) -> int:
    """The value in display steps of 10^-digits, half away from zero."""
    scaled = abs(value) * 10**digits
    whole = int((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    return -whole if value < 0 else whole
