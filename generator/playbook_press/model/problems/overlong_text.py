"""A text that is too long for a page.

## What it finds

A text of more than 20,000 characters in one language.

## Why it matters

Nobody reads on; and texts without end are how a hostile file would keep a build busy.

## Example

```yaml
meaning: |
  Everything that was ever said about gates, on forty pages.
```

## Instead

Several items that link to each other, each with its own page.
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.text import LONGEST
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "overlong-text"


def overlong_text(document: Document, location: Location, length: int) -> Diagnostic:
    """Report the text at `location`, which has `length` characters."""
    return Diagnostic(
        code=CODE,
        place=document.place(location, key=True),
        what=f"{field_name(location)} has {length:,} characters; a text has at most {LONGEST:,}.",
        why="Nobody reads a text of this length to its end.",
        fix="Divide it into several items that link to each other.",
    )
