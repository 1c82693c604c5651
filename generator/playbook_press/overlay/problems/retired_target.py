"""A change of something that the original took out.

## What it finds

The item that `at` names is retired in the original. Where something took its place, the change
is made there; else it does nothing any more.

## Why it matters

The original's authors had a reason to take it out, and your words may not fit what replaced it.

## Example

```yaml
# rules/watering.yml of the original: retired: {since: 1.1.0, replaced_by: rain-barrel}
changes:
  - at: rule/watering
    set: {title.en: Water}
```

## Instead

```yaml
changes:
  - at: rule/rain-barrel
    set: {title.en: Water}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "retired-target"


def retired_target(
    place: Place, target: str, since: str, successor: str | None, there: Place
) -> Diagnostic:
    """Point out a change of something that was taken out, at `there`."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The original took {quoted(target)} out in version {since}"
        + (f"; the change is made to {quoted(successor)}." if successor else "."),
        why="Your words may not fit what took its place."
        if successor
        else "It has no page any more, so nobody sees the change.",
        fix=f"Look at it, then write {quoted(successor)}." if successor else "Take the change out.",
        severity=Severity.WARNING,
        notes=(Note("taken out at", there),),
    )
