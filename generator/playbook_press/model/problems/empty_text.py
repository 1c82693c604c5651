"""Text that says nothing.

## What it finds

A text, or one language of it, that is empty or holds blanks only.

## Why it matters

Readers of that language would find a heading with nothing below it. A translation that is
left out is better: they then see the source text, marked as such.

## Example

```yaml
title: {zh: 社区菜园, en: ""}
```

## Instead

```yaml
title: {zh: 社区菜园, en: Community garden}
```
"""

import re

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.wording import field_name
from playbook_press.source.document import Document, Location

CODE = "empty-text"

_COMMENT = re.compile(r"\s*:\s+#[^\s#]")


def empty_text(document: Document, location: Location, language: str | None) -> Diagnostic:
    """Report the text at `location`, empty as a whole or in one `language`."""
    if language is None:
        what = f"{field_name(location)} is empty."
        fix = "Write the text, or take the field out if it is optional."
    else:
        what = f"{field_name(location)} is empty in {quoted(language)}."
        fix = f"Write the translation, or take the line {quoted(f'{language}:')} out."
    place = document.place((*location, language) if language else location, key=bool(language))
    line = document.line_at((*location, language) if language else location, place)
    if _COMMENT.match(line, max(place.end_column, place.column)):
        fix = "Put quotes around the text: without them ` #` begins a comment."
    return Diagnostic(
        code=CODE,
        place=place,
        what=what,
        why="Readers would find a place with nothing in it, and no word about why.",
        fix=fix,
    )
