"""A list with more entries than it can hold.

## What it finds

A question with more than nine levels, a scale with more than two ends.

## Why it matters

People cannot tell more than nine levels apart, and a page cannot show them side by side.

## Example

```yaml
scale: [0, 50, 100]
```

## Instead

```yaml
scale: [0, 100]
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "too-many-entries"


def too_many_entries(document: Document, location: Location, found: int, most: int) -> Diagnostic:
    """Report the list at `location`, which has `found` entries and holds at most `most`."""
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"{field_name(location)} has {found} entries and holds at most {most}.",
        why="Nobody could tell them apart, and the page cannot show them side by side.",
        fix=f"Take {found - most} out.",
    )
