"""An outcome that asks for more ticks than there are items.

## What it finds

An outcome of a checklist whose `min` is above the number of its items.

## Why it matters

Nobody can ever read it.

## Example

```yaml
groups:
  - id: signs
    title: Signs
    items: [{id: noise, text: It is too loud.}]
outcomes:
  - {id: move, min: 2, text: Move.}
```

## Instead

```yaml
groups:
  - id: signs
    title: Signs
    items: [{id: noise, text: It is too loud.}]
outcomes:
  - {id: move, min: 1, text: Move.}
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "unreachable-outcome"


def unreachable_outcomes(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every outcome that all ticks together do not reach."""
    for checklist in playbook.checklists:
        count = sum(len(group.items) for group in checklist.groups)
        for position, outcome in enumerate(checklist.outcomes):
            if outcome.min > count:
                yield Diagnostic(
                    code=CODE,
                    place=playbook.place("checklist", checklist.id, ("outcomes", position, "min")),
                    what=f"The outcome {quoted(outcome.id)} begins at {outcome.min} ticks,"
                    f" and there are only {count} items.",
                    why="Nobody can ever read it.",
                    fix=f"Write a number from 0 to {count}.",
                )
