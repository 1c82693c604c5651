"""A text in a file of translations that is no translation of anything.

## What it finds

In `i18n/<language>.yml`, or in a translators' file, a path that leads to no text: a kind, an id,
a field or a number in it does not exist, the field holds no text, or the item says nothing there
that could be translated. Where `playbook.lock` knows the translation, its text was taken out
since, and this is a warning.

## Why it matters

Readers would never see the translation, and would get the source text instead.

## Example

```yaml
# i18n/de.yml
trait/shared-purpos:
  title: Wozu wir da sind
```

## Instead

```yaml
# i18n/de.yml
trait/shared-purpose:
  title: Wozu wir da sind
```
"""

from collections.abc import Collection

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.suggest import step_instruction

CODE = "unusable-translation"
_WHY = "Readers would never see it, and get the source text instead."


def unusable_translation(place: Place, what: str, fix: str) -> Diagnostic:
    """Report a text that translates nothing."""
    return Diagnostic(code=CODE, place=place, what=what, why=_WHY, fix=fix)


def unknown_path(
    place: Place,
    start: str,
    step: str,
    known: Collection[str],
    there: Place | None,
    *,
    was_there: bool = False,
) -> Diagnostic:
    """Report a path that leads nowhere.

    Args:
        place: Where the path is written.
        start: The part of it that leads somewhere, with `/` at its end; may be empty.
        step: The first step that does not.
        known: What could stand instead of it.
        there: Where the playbook was looked into.
        was_there: Whether the lock knows the translation, so that its text was taken out since.
            That stops no build: an update of the original must not.
    """
    fix = step_instruction(
        start,
        step,
        known,
        otherwise="Look the path up with `playbook export po`, or take the text out.",
    )
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"`{step}` leads to no text{' any more' if was_there else ''}"
        + (f" in `{start.rstrip('/')}`." if start else " of this playbook."),
        why=_WHY,
        fix=fix,
        severity=Severity.WARNING if was_there else Severity.ERROR,
        notes=(Note("looked for in", there),) if there is not None else (),
    )
