"""A version that is not three numbers.

## What it finds

A playbook's `version` in another form than `1.0.0`.

## Why it matters

Saved answers and playbooks built on this one remember the version, and compare it.

## Example

```yaml
version: 1.0
```

## Instead

```yaml
version: 1.0.0
```
"""

import re

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "malformed-version"


def malformed_version(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the version `found` at `location`."""
    numbers = re.fullmatch(r"v?([0-9]{1,9})(?:\.([0-9]{1,9}))?", found)
    meant = f"{numbers[1]}.{numbers[2] or 0}.0" if numbers else "1.0.0"
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found) if found.strip() else 'An empty text'} is not a version.",
        why="Saved answers remember the version they were given to, and compare it.",
        fix=f"Write three numbers, such as `{meant}`.",
    )
