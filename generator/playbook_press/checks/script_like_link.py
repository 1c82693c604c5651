"""A link that runs instead of leading somewhere.

## What it finds

A link or image whose address begins with `javascript:`, `vbscript:` or `data:`, also where that
is hidden by capitals, blanks, entities or percent signs.

## Why it matters

It would run in the reader's browser, with all the reader may do on the site. It is taken out of
every page, so what is left is a link that does nothing.

## Example

```yaml
note: "[Open](javascript:start)"
```

## Instead

```yaml
note: "[Open](https://www.example.org/start)"
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import scheme, targets
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "script-like-link"

_SCHEMES = frozenset({"javascript", "vbscript", "data"})


def script_like_links(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every link or image that would run in a browser."""
    for passage in passages(playbook, "](", "]:", "<"):
        for target in few(each for each in targets(passage.words) if is_script_like(each.url)):
            yield Diagnostic(
                code=CODE,
                place=passage.place(target.written),
                what=f"{quoted(target.url)} is a `{scheme(target.url)}:` address.",
                why="It would run in the reader's browser, so it is taken out of the page.",
                fix="Link to a page, with `https://`, or leave the link out.",
            )


def is_script_like(url: str) -> bool:
    """Whether an address would run in a browser instead of leading somewhere."""
    return scheme(url) in _SCHEMES
