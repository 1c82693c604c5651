"""A heading within a text.

## What it finds

A line that Markdown takes for a heading: one that starts with `#`, or one underlined with `===`
or `---`.

## Why it matters

The page sets its own headings. Another one between them breaks the outline that readers of a
screen reader go by, and the list of contents.

## Example

```yaml
why: |
  # Background
  Gardens need people.
```

## Instead

```yaml
why: |
  **Background.** Gardens need people.
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import tokens
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook
from playbook_press.overlay.drift import is_unmerged

CODE = "heading-in-text"


def headings_in_text(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every line of a text that Markdown takes for a heading."""
    for passage in passages(playbook, "#", "\n-", "\n=", "\n ", "\n>"):
        if not any(mark in passage.words for mark in "#=-"):
            continue
        # The marks of a merge are underlined too; `unmerged-text` says what to do with them.
        if is_unmerged(passage.words):
            continue
        for line, mark in few(_headings(passage.words)):
            is_underlined = mark in ("=", "-")
            yield Diagnostic(
                code=CODE,
                place=passage.place(line),
                what=f"{quoted(line)} is a heading"
                f"{f', because of the `{mark}` below it' * is_underlined}.",
                why="The page sets its own headings, and this one would break their outline.",
                fix="Put an empty line between the two."
                if is_underlined
                else f"Write `**{line.strip('# ')[:40]}**`, or `\\#` if the sign is meant.",
            )


def _headings(words: str) -> Iterator[tuple[str, str]]:
    """The first line of every heading, and the mark that makes it one."""
    lines = words.split("\n")
    for token in tokens(words):
        if token.type == "heading_open" and token.map is not None:
            yield lines[token.map[0]].strip(), token.markup
