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

from playbook_press.checks.markdown import Target, scheme, targets
from playbook_press.checks.passages import few, passages
from playbook_press.checks.script_like_link import is_script_like
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "unusable-link"

_FINE = frozenset({"", "https", "http", "mailto"})


def unusable_links(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every link with an address that no page keeps."""
    for passage in passages(playbook, "](", "]:", "<"):
        for url, _, written in few(each for each in targets(passage.words) if _is_unusable(each)):
            is_bare = not scheme(url)
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(url)} cannot be followed from a page.",
                why="Only `https:`, `http:` and `mailto:` reach a page; this one is taken out.",
                fix=f"Write {quoted('https:' + url)}."
                if is_bare
                else "Write an `https://` address.",
            )


def _is_unusable(target: Target) -> bool:
    # Of images more is asked, and said elsewhere.
    if target.is_image or is_script_like(target.url):
        return False
    return scheme(target.url) not in _FINE or target.url.lstrip().startswith(("//", "\\\\"))
