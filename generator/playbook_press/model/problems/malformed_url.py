"""A web address that a browser does not open.

## What it finds

An address that does not start with `https://` or `http://`, or holds blanks.

## Why it matters

Readers follow it to check what the playbook says. What they cannot open is better left out and
described in a `note`.

## Example

```yaml
url: www.example.org/garden
```

## Instead

```yaml
url: https://www.example.org/garden
```
"""

import re

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.sources import URL_PATTERN
from playbook_press.source.document import Document, Location

CODE = "malformed-url"


def malformed_url(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the address `found` at `location`."""
    meant = f"https://{found}"
    is_bare = bool(re.match(r"[\w-]+(\.[\w-]+)+(/|$)", found))
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found) if found.strip() else 'An empty text'} is not a web address.",
        why="A reader who wants to look it up could not follow the link.",
        fix=f"Write {quoted(meant)}."
        if is_bare and re.fullmatch(URL_PATTERN, meant)
        else "Write the whole address, from `https://` on, without blanks.",
    )
