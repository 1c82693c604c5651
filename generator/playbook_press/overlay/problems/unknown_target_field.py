"""A change of a field that does not exist.

## What it finds

A field under `set`, or at the end of a path, that what `at` names does not have.

## Why it matters

Nothing reads it, so what you wrote would appear on no page.

## Example

```yaml
changes:
  - at: trait/shared-purpose
    set: {titel.en: Why we are here}
```

## Instead

```yaml
changes:
  - at: trait/shared-purpose
    set: {title.en: Why we are here}
```
"""

from collections.abc import Collection

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction

CODE = "unknown-target-field"


def unknown_target_field(
    place: Place, field: str, known: Collection[str], there: Place
) -> Diagnostic:
    """Report a field that what is changed does not have; `known` are those it may have."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(field)} is not a field of what is changed here.",
        why="Nothing reads it, so what it says would appear on no page.",
        fix=instruction(
            field, known, otherwise="Look the fields up: `playbook show` prints those in use."
        ),
        notes=(Note("what is changed stands at", there),),
    )
