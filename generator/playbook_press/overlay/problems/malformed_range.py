"""A range of versions that cannot be read.

## What it finds

An `extends.version` that is not made of comparisons such as `>=1.0`, joined by commas.

## Why it matters

Nobody could tell whether the original is one this overlay was written for.

## Example

```yaml
extends: {playbook: eight-traits, version: 1.x}
```

## Instead

```yaml
extends: {playbook: eight-traits, version: ">=1.0,<2"}
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "malformed-range"


def malformed_range(place: Place, part: str) -> Diagnostic:
    """Report the part of a range that is no comparison."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(part)} does not say which versions are meant.",
        why="An unsuitable version of the original would go unnoticed.",
        fix='Write comparisons joined by commas, in quotes: `">=1.0,<2"`.',
    )
