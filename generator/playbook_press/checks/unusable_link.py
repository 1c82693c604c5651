"""A link that readers cannot follow.

## What it finds

A link whose address has another scheme than `https:`, `http:` or `mailto:`, or begins with `//`.

## Why it matters

Such addresses are taken out of every page, or lead elsewhere when the site is read offline.

## Example

```yaml
note: "[The form](ftp://www.example.org/form.pdf)"
```

## Instead

```yaml
note: "[The form](https://www.example.org/form.pdf)"
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import scheme, targets
from playbook_press.checks.passages import passages
from playbook_press.checks.script_like_link import SCRIPT_SCHEMES
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "unusable-link"

_FINE = frozenset({"", "https", "http", "mailto"})


def unusable_links(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every link with an address that no page keeps."""
    for passage in passages(playbook, "](", "]:", "<"):
        for url, is_image, written in targets(passage.words):
            name = scheme(url)
            is_bare = not name and url.lstrip().startswith(("//", "\\\\"))
            # Of images more is asked, and said elsewhere.
            if is_image or name in SCRIPT_SCHEMES or (name in _FINE and not is_bare):
                continue
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(url)} cannot be followed from a page.",
                why="Only `https:`, `http:` and `mailto:` reach a page; this one is taken out.",
                fix=f"Write {quoted('https:' + url)}."
                if is_bare
                else "Write an `https://` address.",
            )
