"""A translation of a text that has changed since.

## What it finds

A translation whose source text is not what it was when `playbook sync` last recorded it.

## Why it matters

Readers of the two languages are told different things.

## Example

```yaml
title:
  zh: 傍晚浇水        # was 早上浇水 when the English was written
  en: Water in the morning
```

## Instead

```yaml
title:
  zh: 傍晚浇水
  en: Water in the evening   # then: playbook sync
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "stale-translation"


def stale_translation(place: Place, language: str, source: Place) -> Diagnostic:
    """Point out a translation that is older than its `source`."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The text in {quoted(language)} is older than the text it translates.",
        why="Readers of the two languages are told different things.",
        fix="Bring it up to date, or leave it if it still fits; then run `playbook sync`.",
        severity=Severity.WARNING,
        notes=(Note("the text it translates", source),),
    )
