"""An original that changed under a change.

## What it finds

The text that a `set` or `replace` took the place of is not what it was when `playbook sync`
last recorded it.

## Why it matters

The original may say something new that your text should say as well. Yours stays until you
decide; nothing is overwritten.

## Example

```yaml
changes:
  - at: rule/watering
    set: {title.en: Water early}   # the original said `Watering`, and now says `Watering in summer`
```

## Instead

```yaml
changes:
  - at: rule/watering
    set: {title.en: Water early in summer}   # then: playbook sync
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "drifted-change"


def drifted_change(
    place: Place, subject: str, then: str, now: str, yours: str, there: Place
) -> Diagnostic:
    """Point out an original that changed.

    Args:
        place: Where the value of the overlay stands.
        subject: What was changed: `rule/watering title.en`.
        then: The original as it was recorded.
        now: The original as it is.
        yours: What the overlay says.
        there: Where the original stands.
    """
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The original of {quoted(subject)} has changed.",
        why="The original may say something new that your text should say as well.",
        fix="Compare the three, change yours if need be, then run `playbook sync`.",
        severity=Severity.WARNING,
        notes=(
            Note(f"original then: {then}"),
            Note(f"original now: {now}", there),
            Note(f"yours: {yours}"),
        ),
    )
