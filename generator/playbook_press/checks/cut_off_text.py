"""A text that ends at a `#` in the middle of it.

## What it finds

A text without quotes behind which ` #` and more words follow in the same line, without a space
after the `#`. YAML reads the words as a comment.

## Why it matters

Readers would get half a sentence, and nobody would notice: `#话题#` and `#1` simply vanish.

## Example

```yaml
purpose: So that rule #1 is kept.
```

## Instead

```yaml
purpose: "So that rule #1 is kept."
```
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "cut-off-text"

_CUT = re.compile(r"[ \t]+(#[^\s#].*)")
_MAY_CUT = re.compile(r"(\S{1,8})[ \t]+#[^\s#]")

# Places are dear to find; a file made of such comments must not take minutes.
_MOST_PLACES = 100


def cut_off_texts(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every text without quotes that a comment seems to be part of."""
    for (kind, id), located in groupby(playbook.texts, key=lambda each: (each.kind, each.id)):
        document = playbook.documents[kind, id]
        if " #" not in document.text and "\t#" not in document.text:
            continue
        ends = frozenset(found[1] for found in _MAY_CUT.finditer(document.text))
        if not ends:
            continue
        suspects = (
            (*text.location, language)
            for text in located
            for language, words in text.text.by_language.items()
            if any(words.endswith(end) for end in islice(ends, _MOST_PLACES))
        )
        places = (document.place(each) for each in islice(suspects, _MOST_PLACES))
        lines = document.text.split("\n")
        for place in dict.fromkeys(places):
            # What another file says belongs to that file.
            if place.path == document.path and place.end_line:
                yield from _cut_off(place, lines)


def _cut_off(place: Place, lines: Sequence[str]) -> Iterator[Diagnostic]:
    line = place.end_line
    found = _CUT.match(lines[line - 1], place.end_column)
    if found is None or lines[place.line - 1][place.column - 1] in "\"'|>":
        return
    start = found.start(1) + 1
    yield Diagnostic(
        code=CODE,
        place=Place(place.path, line, start, line, start + len(found[1]) - 1),
        what=f"The text before {quoted(found[1], 30)} ends here: ` #` begins a comment.",
        why="Readers would get half a sentence.",
        fix="Put quotes around the whole text; write a space after `#` if it is a comment.",
        severity=Severity.WARNING,
    )
