"""Something added that the original has already.

## What it finds

An added entry, or a file of the overlay's own, with an id that the original gives to something
of the same kind; or a field in a file of the overlay's own that the original's file has as well.

## Why it matters

It often means that the original now has what you once missed. Both cannot stand under one id:
links and saved answers would reach only one of them.

## Example

```yaml
# the original has a rule `quiet-hours` since 1.1
changes:
  - at: rule
    add: {id: quiet-hours, title: …}
```

## Instead

```yaml
changes:
  - at: rule/quiet-hours
    set: {title: …}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "added-twice"


def added_twice(place: Place, id: str, there: Place) -> Diagnostic:
    """Report an addition that the original, at `there`, has already."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The original already has {quoted(id)}.",
        why="Under one id readers can be shown only one of the two; yours is shown.",
        fix="Change the original's with `set`, or give yours another id.",
        notes=(Note("the original's stands at", there),),
    )
