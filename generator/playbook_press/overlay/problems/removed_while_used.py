"""Something removed that is still used.

## What it finds

A `remove` of something that a field or a link in a text still names.

## Why it matters

Readers who follow the link would come to a dead end.

## Example

```yaml
changes:
  - at: role/role-host
    remove: true
```

## Instead

```yaml
changes:
  - at: rule/watering
    set: {enforced_by.roles: [role-keeper]}
  - at: role/role-host
    remove: true
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import LISTED

CODE = "removed-while-used"


def removed_while_used(place: Place, id: str, uses: Sequence[Place]) -> Diagnostic:
    """Report a removal; `uses` are the places that still name it, in order."""
    more = len(uses) - LISTED
    notes = [Note("used at", use) for use in uses[:LISTED]]
    if more > 0:
        notes.append(Note(f"and at {more} more places"))
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(id)} is still used.",
        why="Readers who follow a link to it would come to a dead end.",
        fix="Change what uses it first, or write `hide: true` instead.",
        notes=tuple(notes),
    )
