"""A comma that cuts a text off.

## What it finds

A text without quotes inside `{…}` with a comma in it. YAML ends the text at the comma and takes
what follows for another field. The first such piece is reported.

## Why it matters

Readers would get half a sentence.

## Example

```yaml
purpose: {zh: 先看，再做。, en: Look first, then act.}
```

## Instead

```yaml
purpose: {zh: 先看，再做。, en: "Look first, then act."}
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "unquoted-comma"


def unquoted_comma(document: Document, location: Location) -> Diagnostic:
    """Report the piece of text at `location` that became a field."""
    piece = str(location[-1])
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"The comma before {quoted(piece)} ends the text.",
        why="Inside braces a comma begins the next field, so readers would get half a sentence.",
        fix="Put the whole text in quotes.",
    )
