"""A list with fewer entries than it needs.

## What it finds

An empty list where at least one entry is wanted, a question with a single option, a scale
without its second end.

## Why it matters

The page would have a heading with nothing below it, or a choice that is none.

## Example

```yaml
serves: []
```

## Instead

```yaml
serves: [shared-tools]
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "too-few-entries"


def too_few_entries(document: Document, location: Location, found: int, least: int) -> Diagnostic:
    """Report the list at `location`, which has `found` entries and needs `least`."""
    entries = "entry" if least == 1 else "entries"
    has = f"only {found}" if found else "none"
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"{field_name(location)} needs at least {least} {entries} and has {has}.",
        why="The page would have a heading with nothing below it, or a choice that is none.",
        fix=f"Add {least - found} more{', or take the field out if it is optional' * (not found)}.",
    )
