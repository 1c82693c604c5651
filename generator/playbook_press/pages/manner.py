"""Dates, numbers and lists in the reader's manner, as the messages of a language describe it."""

import re
from collections.abc import Sequence

from playbook_press.pages.messages import Messages, fill

_DATE = re.compile(
    r"(?P<about>c\. ?)?(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)
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

    What is not written as a date (`2008/2009`, `spring 2014`) stays as it is.
    """
    found = _DATE.fullmatch(written.strip())
    if found is None:
        return " ".join(written.split())
    month = int(found["month"]) if found["month"] else None
    if month is not None and not 1 <= month <= 12:
        return written
    patterns = words.date
    pattern = patterns.day if found["day"] else patterns.month if month else patterns.year
    shown = fill(
        str(pattern),
        year=found["year"],
        month=str(getattr(words.date.months, _MONTHS[month - 1])) if month else "",
        day=int(found["day"]) if found["day"] else "",
    )
    return fill(str(patterns.about), date=shown) if found["about"] else shown


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
