"""A value that is not on the closed list of its field.

## What it finds

Another word than the few that a field knows, such as the confidence of a fact or the side of a
research claim.

## Why it matters

These words decide marks, colours and order on the page; an unknown one has none of them.

## Example

```yaml
confidence: certain
```

## Instead

```yaml
confidence: high
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.source.document import Document, Location

CODE = "unknown-value"


def unknown_value(
    document: Document, location: Location, found: str, values: Sequence[str]
) -> Diagnostic:
    """Report the word `found` at `location`, where one of `values` is wanted."""
    field = next((step for step in reversed(location) if isinstance(step, str)), "this field")
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found)} is not a value of `{field}`.",
        why="The page marks and sorts by this word, and knows nothing to do with this one.",
        fix=instruction(found, values, otherwise="Look the values up with `playbook schema`."),
    )
