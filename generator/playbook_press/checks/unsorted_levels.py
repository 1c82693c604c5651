"""Levels that do not ascend.

## What it finds

A level whose `min` is not above that of the level before it.

## Why it matters

A score reaches the highest level whose `min` it has. Of two levels with the same one, or in the
wrong order, readers would see names that contradict their score.

## Example

```yaml
levels:
  - {id: growing, min: "1.5", label: Growing}
  - {id: absent, min: 0, label: Not there yet}
```

## Instead

```yaml
levels:
  - {id: absent, min: 0, label: Not there yet}
  - {id: growing, min: "1.5", label: Growing}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from playbook_press.checks.groups import groups
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "unsorted-levels"


def unsorted_levels(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every level that does not lie above the one before it."""
    for assessment, location, group in groups(playbook):
        for position, (below, level) in enumerate(
            zip(group.levels, group.levels[1:], strict=False)
        ):
            if Fraction(level.min) <= Fraction(below.min):
                yield Diagnostic(
                    code=CODE,
                    place=playbook.place(
                        "assessment", assessment.id, (*location, "levels", position + 1, "min")
                    ),
                    what=f"The level {quoted(level.id)} starts at {level.min}, which is not above "
                    f"{quoted(below.id)} at {below.min}.",
                    why="Readers would see the name of a level that contradicts their score.",
                    fix="Order the levels from the lowest `min` to the highest, each once.",
                )
