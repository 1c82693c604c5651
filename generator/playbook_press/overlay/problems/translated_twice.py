"""A translation that stands in two places.

## What it finds

A text that `i18n/<language>.yml` translates while the item itself has that language already. In
an overlay, where the original has the language and the overlay's file has it as well, this is a
warning: it often means that the original was translated since.

## Why it matters

Whoever corrects one of the two would see no change, because readers are shown the other.

## Example

```yaml
# traits/shared-purpose.yml
title: {zh: 共同的目的, de: Wozu wir da sind}
# i18n/de.yml
trait/shared-purpose: {title: Unser Zweck}
```

## Instead

```yaml
# traits/shared-purpose.yml
title: 共同的目的
# i18n/de.yml
trait/shared-purpose: {title: Unser Zweck}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "translated-twice"


def translated_twice(
    place: Place, path: str, language: str, there: Place, *, is_original: bool
) -> Diagnostic:
    """Report a translation that also stands at `there`, which may be the original's."""
    whose = "the original" if is_original else "the playbook"
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"`{path}` is there in {quoted(language)} twice.",
        why=f"Readers are shown one of the two: this one, and not what {whose} says elsewhere."
        if is_original
        else "Readers are shown one of the two, and whoever corrects the other sees no change.",
        fix="Take yours out to follow the original, or say yours with `set` in `overlay.yml`."
        if is_original
        else "Keep one of the two.",
        severity=Severity.WARNING if is_original else Severity.ERROR,
        notes=(Note("the other one stands at", there),),
    )
