"""A number that cannot be read as an exact one.

## What it finds

A word, a fraction, a percentage or a number with a comma or exponent where an exact number is
wanted.

## Why it matters

A score needs the number; guessing would change what readers are told about themselves.

## Example

```yaml
min: "2,5"
```

## Instead

```yaml
min: "2.5"
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "malformed-decimal"


def malformed_decimal(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the text `found` at `location`, where an exact number is wanted."""
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found) if found.strip() else 'An empty text'} is not a number.",
        why="A score needs the number, and guessing it would mislead those who answer.",
        fix='Write a whole number such as `3`, or a decimal in quotes such as `"0.5"`.',
    )
