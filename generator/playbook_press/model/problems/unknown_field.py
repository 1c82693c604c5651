"""A field that nothing reads.

## What it finds

A key that has no meaning where it stands: mistyped, or moved to the wrong level by its
indentation.

## Why it matters

What stands below it would be missing from every page, and nobody would notice.

## Example

```yaml
title: Chess club
sumary: Twelve people and two boards.
```

## Instead

```yaml
title: Chess club
summary: Twelve people and two boards.
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.source.document import Document, Location

CODE = "unknown-field"


def unknown_field(
    document: Document, location: Location, fields: Sequence[str], languages: Sequence[str]
) -> Diagnostic:
    """Report the key at `location`, where only `fields` may stand and no text by `languages`."""
    key = str(location[-1])
    if key in languages:
        otherwise = "Indent the line further than the field whose text it is."
    else:
        otherwise = "Take it out, or look the field up with `playbook schema`."
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"{quoted(key)} is not a field here.",
        why="Nothing reads it, so what it says would appear on no page.",
        fix=instruction(key, fields, otherwise=otherwise),
    )
