"""A language that the playbook does not have.

## What it finds

A text in a language that `languages` in `playbook.yml` does not name. Where several texts of a
file use it, the first is shown.

## Why it matters

There is no site in that language, so nobody would ever see the text.

## Example

```yaml
title: {zh: 社区菜园, eng: Community garden}
```

## Instead

```yaml
title: {zh: 社区菜园, en: Community garden}
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.source.document import Document, Location

CODE = "unknown-language"


def unknown_language(
    document: Document, location: Location, language: str, languages: Sequence[str], count: int
) -> Diagnostic:
    """Report the key `language` of the text at `location`, the first of `count` in its file."""
    more = f" ({count} texts of this file use it)" if count > 1 else ""
    return Diagnostic(
        code=CODE,
        place=document.place((*location, language), key=True),
        what=f"{quoted(language)} is not a language of this playbook{more}.",
        why="The site has no pages in it, so nobody would see this text.",
        fix=instruction(language, languages, otherwise="Add it to `languages` in `playbook.yml`."),
    )
