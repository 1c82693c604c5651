"""Two changes of the same thing.

## What it finds

Two changes of one overlay that set the same field, or that set something within what another
one replaces, removes or sets as a whole.

## Why it matters

Which of the two readers get would depend on their order, and the other one is lost.

## Example

```yaml
changes:
  - at: trait/shared-purpose
    set: {title.en: Why we are here}
  - at: trait/shared-purpose
    set: {title.en: Our purpose}
```

## Instead

```yaml
changes:
  - at: trait/shared-purpose
    set: {title.en: Our purpose}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "conflicting-changes"


def conflicting_changes(place: Place, subject: str, first: Place) -> Diagnostic:
    """Report the second change of one thing; the `first` is noted."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"Another change of this overlay already decides {quoted(subject)}.",
        why="One of the two would be lost without a word.",
        fix="Keep one of the two changes, or put both into one.",
        notes=(Note("first changed at", first),),
    )
