"""A number outside the range its field allows.

## What it finds

A whole number that is too small or too large: effort and impact go from 1 to 3, revisions start
at 1, digits go from 0 to 6; a weight below zero; a share above 1.

## Why it matters

The score, or the drawing of it, would make no sense.

## Example

```yaml
effort: 5
```

## Instead

```yaml
effort: 3
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "out-of-range"


def out_of_range(
    document: Document, location: Location, found: str, least: int | None, most: int | None
) -> Diagnostic:
    """Report the number `found` at `location`, which goes from `least` to `most`."""
    if least is not None and most is not None:
        span = f"from {least} to {most}"
    elif least is not None:
        span = f"of at least {least}"
    else:
        span = f"of at most {most}"
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{field_name(location)} cannot be {quoted(found)}.",
        why="Scores and pages are made for the allowed numbers only.",
        fix=f"Write a number {span}.",
    )
