"""A link in a title.

## What it finds

`[[kind:id]]` in a field called `title` or `short_title`.

## Why it matters

Titles are shown as they are written: in the navigation, in search results, in the browser's tab,
where no link can stand. Readers would see the brackets.

## Example

```yaml
title: Tools and the [[term:plot]]
```

## Instead

```yaml
title: Tools and the plot
```
"""

from collections.abc import Iterator

from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import links_in
from playbook_press.model.playbook import Playbook

CODE = "link-in-title"

_TITLES = ("title", "short_title")


def links_in_titles(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every link by id in a title."""
    for passage in passages(playbook, "[["):
        if passage.located.location[-1] not in _TITLES:
            continue
        for link in few(links_in(passage.words)):
            yield Diagnostic(
                code=CODE,
                place=passage.place(link.written),
                what=f"{quoted(link.written)} stands in a title, where no link can be.",
                why="Titles are shown as they are written, so readers would see the brackets.",
                fix=f"Write {quoted(link.words)}."
                if link.words
                else "Write its words without the brackets.",
            )
