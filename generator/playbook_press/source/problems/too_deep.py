"""Lists and mappings nested more than 40 deep.

## What it finds

The first list or mapping that has 40 others around it, aliases counted as what they stand
for.

## Why it matters

Nobody can read such a file, and files made to bring a program down look like this.

## Example

`[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[`, or a block of dashes `- - - - - …`.

## Instead

A flat list. The deepest file of a real playbook, an assessment with sections inside
sections, is about ten deep.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.limits import MAX_DEPTH

CODE = "too-deep"


def too_deep(place: Place) -> Diagnostic:
    """A list or mapping at `place` that is one too deep."""
    return Diagnostic(
        CODE,
        place,
        f"This stands inside {MAX_DEPTH} other lists and mappings; deeper is not read.",
        "Nobody can follow such nesting, and reading it could exhaust the machine.",
        "Bring it nearer to the surface; look for brackets or dashes written by mistake.",
    )
