"""Dates, numbers and lists in the reader's manner, as the messages of a language describe it."""

import re
from collections.abc import Sequence

from playbook_press.pages.messages import Messages, fill

_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_EARLY = re.compile(r"[1-9][0-9]{0,2}")
_DECADE = re.compile(r"(?P<year>[0-9]{3}0)s")
# A stroke, or a dash; a hyphen between years would be the sign between year and month.
_SPAN = re.compile(r"(?P<first>[0-9]{4})[/–](?P<last>[0-9]{4}|[0-9]{2})")
_ABOUT = re.compile(r"c\. ?(?P<date>.+)")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def date(written: str, words: Messages) -> str:
    """A date as far as it is known: `2010-08` becomes 2010年8月 or August 2010.

    Years before 1000 (`495`), spans (`2006/2007`, `2023–24`) and decades (`2010s`) are dates
    too, and each may be about right: `c. 2014`. What is none of these (`spring 2014`) stays as
    it is.
    """
    text = " ".join(written.split())
    about = _ABOUT.fullmatch(text)
    shown = _known(about["date"] if about else text, words)
    if shown is None:
        return text
    return fill(str(words.date.about), date=shown) if about else shown


def _known(text: str, words: Messages) -> str | None:
    """What is written, as a reader would write it; None where it is no date."""
    patterns = words.date
    if _EARLY.fullmatch(text):
        return fill(str(patterns.early), year=text)
    if found := _DECADE.fullmatch(text):
        return fill(str(patterns.decade), year=found["year"])
    if found := _SPAN.fullmatch(text):
        return fill(str(patterns.span), first=found["first"], last=found["last"])
    found = _DATE.fullmatch(text)
    month = int(found["month"] or 1) if found else 0
    if found is None or not 1 <= month <= 12:
        return None
    pattern = patterns.day if found["day"] else patterns.month if found["month"] else patterns.year
    return fill(
        str(pattern),
        year=found["year"],
        month=str(getattr(patterns.months, _MONTHS[month - 1])),
        day=int(found["day"] or 0),
    )


def listed(parts: Sequence[str], words: Messages) -> str:
    """Several things in one sentence: `A、B和C` or `A, B and C`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{words.list.comma.join(parts[:-1])}{words.list.last}{parts[-1]}"


def size(count: int, words: Messages) -> str:
    """A number of bytes in words: `184 kB`."""
    if count < 1000:
        return fill(str(words.size.bytes), number=count)
    if count < 999_500:
        return fill(str(words.size.kilobytes), number=round(count / 1000))
    return fill(str(words.size.megabytes), number=f"{count / 1_000_000:.1f}")
