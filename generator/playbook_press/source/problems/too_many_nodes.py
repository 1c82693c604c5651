"""More than 100,000 values in one file.

## What it finds

The first value, list, mapping or key beyond 100,000 in a file. An alias counts as much as
what it stands for, so a few lines that multiply each other are found as well.

## Why it matters

A file of few bytes can stand for more values than any machine can hold, and every build
would stop there.

## Example

Nine lists, each of ten aliases of the list before: a thousand million values.

## Instead

Write values out, or divide the file into one item per file.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.limits import MAX_NODES

CODE = "too-many-nodes"


def too_many_nodes(place: Place) -> Diagnostic:
    """The value at `place` is the first one too many."""
    return Diagnostic(
        CODE,
        place,
        f"At this place the file stands for more than {MAX_NODES:,} values.",
        "Reading it could exhaust the machine of anyone who builds the site.",
        "Divide the file into one item per file, and write out what aliases repeat.",
    )
