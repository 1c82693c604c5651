"""A workshop that is longer or shorter than its steps.

## What it finds

A workshop whose `minutes` are not the sum of the minutes of its steps.

## Why it matters

People come for as long as the workshop says, and whoever leads it would run out of time.

## Example

```yaml
minutes: 60
steps:
  - {id: arrive, title: Arrive, minutes: 10, do: [Find a chair.]}
  - {id: talk, title: Talk, minutes: 40, do: [Talk in pairs.]}
```

## Instead

```yaml
minutes: 50
steps:
  - {id: arrive, title: Arrive, minutes: 10, do: [Find a chair.]}
  - {id: talk, title: Talk, minutes: 40, do: [Talk in pairs.]}
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.model.playbook import Playbook

CODE = "minutes-mismatch"


def minutes_mismatches(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every workshop that does not last as long as its steps."""
    for workshop in playbook.workshops:
        total = sum(step.minutes for step in workshop.steps)
        if workshop.minutes != total:
            yield Diagnostic(
                code=CODE,
                place=playbook.place("workshop", workshop.id, ("minutes",)),
                what=f"The workshop lasts {workshop.minutes} minutes, and its steps {total}.",
                why="People come for as long as the workshop says.",
                fix=f"Write `{total}`, or give the steps other minutes.",
                severity=Severity.WARNING,
            )
