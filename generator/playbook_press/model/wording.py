"""How reports name what stands in front of the author."""

from collections.abc import Iterable
from typing import Any

from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Location
from playbook_press.source.scalar import Plain

_NOUNS = {
    "check-group": "group of a checklist",
    "check-item": "item of a checklist",
    "document-part": "part of a document",
    "guide-part": "part of a guide",
    "timed-step": "step of a workshop",
    "workshop-role": "role of a workshop",
    "group": "rule group",
    "law": "law note",
    "question": "question or section",
    "step": "step of the ladder",
}


def noun(kind: str) -> str:
    """What readers call the things of a namespace.

    >>> noun("law"), noun("trait")
    ('law note', 'trait')
    """
    return _NOUNS.get(kind, kind)


def field_name(location: Location) -> str:
    """The field or entry at a location, as the start of a sentence.

    >>> field_name(("practices", 1))
    'Entry 2 of `practices`'
    >>> field_name(())
    'This file'
    """
    if not location:
        return "This file"
    last = location[-1]
    if isinstance(last, str):
        return quoted(last)
    keys = [step for step in location if isinstance(step, str)]
    return f"Entry {last + 1} of {quoted(keys[-1])}" if keys else f"Entry {last + 1}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words in backticks as an enumeration.

    >>> joined(["a", "b", "c"])
    '`a`, `b` and `c`'
    """
    *before, final = [f"`{word}`" for word in words]
    return f"{', '.join(before)} {last} {final}" if before else final


# `Any`: whatever the author wrote.
def described(value: Any) -> str:
    """What an author wrote, by its shape.

    >>> described(())
    'an empty list'
    """
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return quoted(value) if isinstance(value, Plain) else f"{quoted(value)} in quotes"
    if isinstance(value, tuple):
        return "a list" if value else "an empty list"
    return "a map of fields" if value else "an empty map"
