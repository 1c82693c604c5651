"""A decimal without quotes.

## What it finds

`0.5` where an exact number is wanted.

## Why it matters

Without quotes it is a floating-point number to YAML, and those cannot hold most decimals
exactly. Scores are computed twice, here and in the browser, and have to agree to the last digit.

## Example

```yaml
min: 2.5
```

## Instead

```yaml
min: "2.5"
```
"""

from decimal import Decimal

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "float-decimal"

# Of longer numbers an example is shown instead.
_MOST_DIGITS = 20


def float_decimal(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the unquoted number `found` at `location`."""
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found)} is a floating-point number.",
        why="Such numbers are not exact, so the same answers could score differently elsewhere.",
        fix=f'Write `"{_decimal(found)}"`, in quotes.',
    )


def _decimal(found: str) -> str:
    """The number as a quoted decimal is written: no exponent, digits around the point."""
    number = Decimal(found)
    return f"{number:f}" if abs(number.adjusted()) < _MOST_DIGITS else "0.5"
