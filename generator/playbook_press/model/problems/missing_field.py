"""A field without which the page cannot be written.

## What it finds

A record that lacks one or more of its required fields. All that one record lacks is reported
together, at the record.

## Why it matters

The page, the table or the score that needs the field would have a hole.

## Example

```yaml
facts:
  - id: yard-1
    text: The garden has forty plots.
```

## Instead

```yaml
facts:
  - id: yard-1
    text: The garden has forty plots.
    topics: [size]
    confidence: high
    sources: [s-yard-paper]
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.wording import joined
from playbook_press.source.document import Document, Location

CODE = "missing-field"


def missing_field(document: Document, location: Location, fields: Sequence[str]) -> Diagnostic:
    """Report the record at `location`, which lacks `fields`."""
    are, them = ("are", "them") if len(fields) > 1 else ("is", "it")
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"{joined(fields)} {are} missing here.",
        why=f"The page that shows this cannot do without {them}.",
        fix=f"Add {joined(f'{field}:' for field in fields)}.",
    )
