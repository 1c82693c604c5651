"""A change of something that is hidden.

## What it finds

A change of something that this overlay, or the one it is built on, hides.

## Why it matters

Readers do not see what is changed, so the work is lost on them. Saved answers and old links are
not affected.

## Example

```yaml
# the overlay underneath says: at: rule/rule-join, hide: true
changes:
  - at: rule/rule-join
    set: {title.en: Join}
```

## Instead

```yaml
changes:
  - at: rule/rule-join
    hide: false
  - at: rule/rule-join
    set: {title.en: Join}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "hidden-base"


def hidden_base(place: Place, subject: str, there: Place) -> Diagnostic:
    """Point out a change of something that is hidden at `there`."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(subject)} is hidden, so readers will not see this change.",
        why="What you wrote would appear on no page.",
        fix="Show it again with `hide: false`, or take this change out.",
        severity=Severity.WARNING,
        notes=(Note("hidden at", there),),
    )
