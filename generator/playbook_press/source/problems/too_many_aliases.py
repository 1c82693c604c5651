"""More than 100 aliases in one file.

## What it finds

The 101st alias (`*name`) of a file.

## Why it matters

An alias saves a few words and costs every reader of the file a search. Hundreds of them
make a text that only a program can read, and often one meant to exhaust it.

## Example

A list of `*a, *a, *a, …` with more than a hundred entries.

## Instead

The text itself. What really repeats is better said once, in an item that others link to.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.limits import MAX_ALIASES

CODE = "too-many-aliases"


def too_many_aliases(place: Place) -> Diagnostic:
    """The alias at `place` is the first one too many."""
    return Diagnostic(
        CODE,
        place,
        f"This is the first alias after {MAX_ALIASES} others in one file.",
        "A file of aliases can be read by nobody, and may stand for more than a machine holds.",
        "Write out what the aliases repeat.",
    )
