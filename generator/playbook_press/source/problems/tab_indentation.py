"""A tab where YAML counts spaces.

## What it finds

A line whose indentation holds a tab, where the file cannot be read because of it. Tabs
inside a text are fine.

## Why it matters

YAML tells what belongs to what by counting spaces, and a tab has no fixed width. What the
line belongs to cannot be told.

## Example

```yaml
title:
\ten: Welcome
```

## Instead

```yaml
title:
  en: Welcome
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "tab-indentation"


def tab_indentation(place: Place) -> Diagnostic:
    """The tabs at `place` are where spaces must be."""
    return Diagnostic(
        CODE,
        place,
        "This line is indented with a tab.",
        "YAML counts spaces to tell what belongs to what; with a tab it cannot be told.",
        "Replace each tab with two spaces, and set your editor to do so for YAML files.",
    )
