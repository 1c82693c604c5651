"""A change of something that is not there.

## What it finds

The path after `at` leads nowhere: a kind, an id or a field in it does not exist in the original.

## Why it matters

The change would do nothing, and readers would get the original's words instead of yours.

## Example

```yaml
changes:
  - at: trait/shared-purpos
    set: {title.en: Why we are here}
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
from playbook_press.diagnostics.suggest import step_instruction

CODE = "unknown-target"


def unknown_target(
    place: Place, start: str, step: str, known: Collection[str], there: Place | None
) -> Diagnostic:
    """Report a path that leads nowhere.

    Args:
        place: Where the path is written.
        start: The part of the path that leads somewhere, with `/` at its end; may be empty.
        step: The first step that does not.
        known: What could stand instead of it.
        there: Where the original was looked into.
    """
    fix = step_instruction(
        start, step, known, otherwise="Look the id up with `playbook show`, or take the change out."
    )
    if start:
        fix += " Where it may be missing, add `if_missing: skip`."
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(step)} leads nowhere in {quoted(start.rstrip('/'))}."
        if start
        else f"{quoted(step)} is nothing that a change can be about.",
        why="The change would do nothing, and readers would get the original.",
        fix=fix,
        notes=(Note("looked for in", there),) if there is not None else (),
    )
