"""Something hidden that something else cannot do without.

## What it finds

A `hide` of something that is named where an id must stand: the group of a rule, the only fact
of a verdict.

## Why it matters

What needs it would be incomplete, and could not be shown.

## Example

```yaml
changes:
  - at: fact/yard-01      # the only fact of a verdict
    hide: true
```

## Instead

```yaml
changes:
  - at: case/yard/traits/shared-tools
    set: {facts: [yard-02]}
  - at: fact/yard-01
    hide: true
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import LISTED

CODE = "hidden-while-needed"


def hidden_while_needed(place: Place, id: str, uses: Sequence[Place]) -> Diagnostic:
    """Report something hidden; `uses` are the places that cannot do without it, in order."""
    more = len(uses) - LISTED
    notes = [Note("needed at", use) for use in uses[:LISTED]]
    if more > 0:
        notes.append(Note(f"and at {more} more places"))
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(id)} cannot be hidden while something needs it.",
        why="What needs it would be incomplete, and could not be shown.",
        fix="Change or hide what needs it as well.",
        notes=tuple(notes),
    )
