"""The same key twice in one mapping.

## What it finds

A key that stands in the same mapping before. Quotes make no difference.

## Why it matters

Only one of the two texts can be shown. Most programs take the last and say nothing, and
what the first one said is lost.

## Example

```yaml
title: Welcome
title: Welcome to the club
```

## Instead

```yaml
title: Welcome to the club
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "duplicate-key"


def duplicate_key(place: Place, key: str, first: Place) -> Diagnostic:
    """The key at `place` stands in the same mapping at `first`."""
    return Diagnostic(
        CODE,
        place,
        f"{quoted(key)} stands in this mapping already.",
        "Only one of the two can be shown; the other would be lost.",
        "Delete one of them, or give it the name that was meant.",
        notes=(Note("first defined here", first),),
    )
