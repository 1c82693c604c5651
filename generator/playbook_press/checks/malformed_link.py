"""Brackets that were meant to be a link.

## What it finds

`[[` that does not begin a link of the form `[[kind:id]]` or `[[kind:id|words]]`: the kind is
missing, a bracket is, the colon or the brackets are full-width ones, the kind has capitals. Code
is left alone.

## Why it matters

Readers would see the brackets.

## Example

```yaml
note: See [[watering]] and [[rule：tools]].
```

## Instead

```yaml
note: See [[rule:watering]] and [[rule:tools]].
```
"""

import re
import unicodedata
from collections.abc import Iterator

from playbook_press.checks.markdown import tokens
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import LINK, LINK_KINDS, is_link_kind
from playbook_press.model.playbook import Playbook

CODE = "malformed-link"

_WIDE = ("【【", "［［")
_SINGLE = tuple(f"[{kind}:" for kind in LINK_KINDS)
_OPENED = re.compile(
    r"\[\[[^\[\]\n]{0,80}(?:\]\]?)?"
    r"|【【[^【】\n]{0,80}】】?|［［[^［］\n]{0,80}］］?"
    rf"|(?<!\[)\[(?:{'|'.join(LINK_KINDS)}):[^\[\]\n]{{1,80}}\]"
)


def malformed_links(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every bracket that was to open a link and does not."""
    for passage in passages(playbook, "[[", *_WIDE, *_SINGLE):
        if not holds_malformed_link(passage.words):
            continue
        for written in few(_opened(passage.words)):
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(written)} is not a link.",
                why="Readers would see the brackets instead of a link.",
                fix=_fix(written),
            )


def holds_malformed_link(words: str) -> bool:
    """Whether brackets were to open a link and do not, be it in code."""
    return _OPENED.search(LINK.sub("", words)) is not None


def _opened(words: str) -> Iterator[str]:
    for token in tokens(words):
        if token.type == "text":
            for found in _OPENED.finditer(token.content):
                yield found[0]


def _fix(written: str) -> str:
    inner = unicodedata.normalize("NFKC", written).strip("[]【】 ")
    kind, colon, rest = inner.partition(":")
    meant = f"[[{kind.strip().lower()}:{rest.strip()}]]"
    found = LINK.fullmatch(meant)
    if colon and found and is_link_kind(found[1]):
        return f"Write {quoted(meant)}."
    return "Write `[[kind:id]]` or `[[kind:id|words]]`, or put the brackets in backticks."
