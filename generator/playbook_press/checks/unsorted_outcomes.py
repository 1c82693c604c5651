"""Outcomes of a checklist that do not ascend.

## What it finds

An outcome whose `min` is not above that of the outcome before it.

## Why it matters

Of two outcomes for the same number of ticks readers see only one, and nobody knows which was
meant.

## Example

```yaml
outcomes:
  - {id: act, min: 2, text: Do something.}
  - {id: wait, min: 0, text: Wait.}
```

## Instead

```yaml
outcomes:
  - {id: wait, min: 0, text: Wait.}
  - {id: act, min: 2, text: Do something.}
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "unsorted-outcomes"


def unsorted_outcomes(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every outcome that does not begin above the one before it."""
    for checklist in playbook.checklists:
        pairs = zip(checklist.outcomes, checklist.outcomes[1:], strict=False)
        for position, (below, outcome) in enumerate(pairs, start=1):
            if outcome.min <= below.min:
                yield Diagnostic(
                    code=CODE,
                    place=playbook.place("checklist", checklist.id, ("outcomes", position, "min")),
                    what=f"The outcome {quoted(outcome.id)} begins at {outcome.min}, which is not"
                    f" above {quoted(below.id)} at {below.min}.",
                    why="Readers would see one of the two, and nobody knows which was meant.",
                    fix="Order the outcomes from the lowest `min` to the highest, each once.",
                )
