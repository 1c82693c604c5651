"""HTML in a text.

## What it finds

A tag or comment of HTML. Code, and addresses in angle brackets, are left alone.

## Why it matters

No HTML of an author reaches a page, because it could carry a script or break the page for some
readers. They would see the tag as text.

## Example

```yaml
why: This is <b>important</b>.
```

## Instead

```yaml
why: This is **important**.
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import tokens
from playbook_press.checks.passages import passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "raw-html"


def html_in_texts(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every text with HTML in it, at the first tag."""
    for passage in passages(playbook, "<"):
        for token in tokens(passage.words):
            if token.type in ("html_block", "html_inline"):
                tag = token.content.strip().split("\n")[0]
                yield Diagnostic(
                    code=CODE,
                    place=passage.place(tag),
                    what=f"{quoted(tag)} is HTML.",
                    why="No HTML of an author reaches a page; readers would see it as text.",
                    fix="Write Markdown instead, or put it in backticks if it is an example.",
                )
                break
