"""A fact that nothing bears out.

## What it finds

A fact of a case without an entry in `sources`, or with the confidence `unsourced`.

## Why it matters

Readers are told that every fact can be looked up. One that cannot is an opinion, or a rumour
about people who exist.

## Example

```yaml
- id: yard-7
  text: Everybody likes the garden.
  topics: [people]
  confidence: unsourced
```

## Instead

```yaml
- id: yard-7
  text: Of 40 members, 33 said in a survey that they like the garden.
  topics: [people]
  confidence: medium
  sources: [s-yard-survey]
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "fact-without-source"


def facts_without_source(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every fact that cannot be looked up."""
    for case in playbook.cases:
        for position, fact in enumerate(case.facts):
            if fact.sources and fact.confidence != "unsourced":
                continue
            said = "has no source" if not fact.sources else "is marked as unsourced"
            yield Diagnostic(
                code=CODE,
                place=playbook.place("case", case.id, ("facts", position, "id")),
                what=f"The fact {quoted(fact.id)} {said}.",
                why="Readers are promised that every fact can be looked up.",
                fix="Name a source in `sources`, or take the fact out."
                if not fact.sources
                else "Say how well the sources bear it out, or take the fact out.",
            )
