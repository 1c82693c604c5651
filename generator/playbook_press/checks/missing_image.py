"""An image that is not there.

## What it finds

An image in a text whose file is not in the playbook's `images/` folder, capitals counted.

## Why it matters

Readers see a broken image, or only its description.

## Example

```yaml
meaning: "![The garden](images/Garden.JPG)"
```

## Instead

```yaml
meaning: "![The garden](images/garden.jpg)"
```
"""

from collections.abc import Iterator
from urllib.parse import unquote

from playbook_press.checks.foreign_image import is_own
from playbook_press.checks.markdown import targets
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.playbook import Playbook

CODE = "missing-image"


def missing_images(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every image whose file does not exist."""
    for passage in passages(playbook, "!["):
        missing = (
            each
            for each in targets(passage.words)
            if each.is_image and is_own(each.url) and unquote(each.url) not in playbook.images
        )
        for url, _, written in few(missing):
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"There is no file {quoted(url)} in this playbook.",
                why="Readers would see a broken image.",
                fix=instruction(
                    url, sorted(playbook.images), otherwise="Put the file into `images/`."
                ),
            )
