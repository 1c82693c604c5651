"""A list that names something twice.

## What it finds

The same entry a second time in `languages` or in one of the lists of `order`.

## Why it matters

A thing cannot stand at two places of an order, and a language has one site.

## Example

```yaml
order:
  rules: [watering, tools, watering]
```

## Instead

```yaml
order:
  rules: [watering, tools]
```
"""

from playbook_press.diagnostics import Diagnostic, Note
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "repeated-entry"


def repeated_entry(
    document: Document, location: Location, found: str, first: Location
) -> Diagnostic:
    """Report the entry `found` at `location`, which already stands at `first`."""
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found)} stands in this list a second time.",
        why="It can have one place only, and readers would meet it at the other one.",
        fix="Take one of the two out.",
        notes=(Note("first named at", document.place(first)),),
    )
