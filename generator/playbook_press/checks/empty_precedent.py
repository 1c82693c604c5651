"""A precedent that names nothing to lean on.

## What it finds

An entry of `precedents` with neither `fact` nor `source`, or with both.

## Why it matters

Readers are shown what a rule leans on, with a link to look it up. An entry without one is an
assertion; of two, only one could be shown.

## Example

```yaml
precedents:
  - note: Others do the same.
```

## Instead

```yaml
precedents:
  - fact: yard-2
    note: Others do the same.
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.playbook import Playbook

CODE = "empty-precedent"


def empty_precedents(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every precedent that does not name exactly one thing."""
    for rule in playbook.rules:
        for position, precedent in enumerate(rule.precedents):
            if (precedent.fact is None) != (precedent.source is None):
                continue
            is_empty = precedent.fact is None
            yield Diagnostic(
                code=CODE,
                place=playbook.place("rule", rule.id, ("precedents", position)),
                what="This precedent names neither a fact nor a source."
                if is_empty
                else "This precedent names a fact and a source.",
                why="Readers are shown one thing to look up for each precedent.",
                fix="Write `fact:` or `source:` with an id, or take the precedent out."
                if is_empty
                else "Make two precedents of it, or take one of the two out.",
            )
