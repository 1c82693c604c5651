"""A field that is there and has no value.

## What it finds

A key with nothing after its colon, a dash with nothing after it, or `null`.

## Why it matters

It may be a forgotten value or one whose indentation slipped. Leaving it out silently would hide
both.

## Example

```yaml
owner:
name: Garden council
```

## Instead

```yaml
owner:
  name: Garden council
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "empty-field"


def empty_field(document: Document, location: Location) -> Diagnostic:
    """Report the key or list entry at `location`, which has no value."""
    is_entry = not location or isinstance(location[-1], int)
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=not is_entry),
        what=f"{field_name(location)} has no value.",
        why="What was meant to stand here would be missing from the page.",
        fix="Write a value, indent what belongs to it, or take the line out.",
    )
