"""An image from elsewhere.

## What it finds

An image whose address is not a file in the playbook's own `images/` folder.

## Why it matters

Pages ask nobody but the site itself for anything, so that no third party learns who reads what.
The image would not be shown.

## Example

```yaml
meaning: "![The garden](https://www.example.org/garden.jpg)"
```

## Instead

```yaml
meaning: "![The garden](images/garden.jpg)"
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import scheme, targets
from playbook_press.checks.passages import few, passages
from playbook_press.checks.script_like_link import is_script_like
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "foreign-image"


def foreign_images(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every image that is not a file of the playbook's own."""
    for passage in passages(playbook, "!["):
        foreign = (
            each
            for each in targets(passage.words)
            if each.is_image and not is_own(each.url) and not is_script_like(each.url)
        )
        for url, _, written in few(foreign):
            name = url.split("?")[0].rstrip("/").rpartition("/")[2] or "garden.jpg"
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(url)} is not in the playbook's `images/`.",
                why="Pages ask nobody but the site itself, so the image would not be shown.",
                fix=f"Put the file into `images/`, if you may; write {quoted(f'images/{name}')}.",
            )


def is_own(url: str) -> bool:
    """Whether an address is a file below the playbook's `images/`.

    >>> is_own("images/map.svg"), is_own("images/../map.svg"), is_own("//images/map.svg")
    (True, False, False)
    """
    return url.startswith("images/") and ".." not in url.split("/") and not scheme(url)
