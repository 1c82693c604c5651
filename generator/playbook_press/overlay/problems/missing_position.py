"""A place in a list that is not there.

## What it finds

`before` or `after` names an id that the list does not hold.

## Why it matters

The entry would end up where nobody wants it.

## Example

```yaml
changes:
  - at: trait/shared-tools/practices
    add: {id: our-shelf, title: …, how: …}
    after: tool-shed
```

## Instead

```yaml
changes:
  - at: trait/shared-tools/practices
    add: {id: our-shelf, title: …, how: …}
    after: mark-tools
```
"""

from collections.abc import Collection

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction

CODE = "missing-position"


def missing_position(place: Place, id: str, known: Collection[str], there: Place) -> Diagnostic:
    """Report a neighbour that is not in the list; `known` are those that are."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The list holds no {quoted(id)}.",
        why="The entry would end up where nobody wants it.",
        fix=instruction(id, known, otherwise="Write `first: true` or `last: true`."),
        notes=(Note("the list begins at", there),),
    )
