"""A kind of question that does not exist.

## What it finds

A `kind` that is none of the kinds that can stand there.

## Why it matters

A question is drawn and scored by its kind, so an unknown kind has no page.

## Example

```yaml
questions:
  - id: compost
    kind: levle
```

## Instead

```yaml
questions:
  - id: compost
    kind: level
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.source.document import Document, Location

CODE = "unknown-kind"


def unknown_kind(
    document: Document, location: Location, found: str, kinds: Sequence[str]
) -> Diagnostic:
    """Report the `kind` at `location`, which is none of `kinds`."""
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found)} is not a kind of question.",
        why="A question is drawn and scored by its kind, so an unknown kind has no page.",
        fix=instruction(found, kinds, otherwise="Look the kinds up with `playbook schema`."),
    )
