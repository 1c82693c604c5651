"""A section that asks nothing.

## What it finds

A section of an assessment with neither questions nor sections in it.

## Why it matters

Readers come to a heading with nothing below it, and a score that nothing can give.

## Example

```yaml
sections:
  - id: people
    title: People
```

## Instead

```yaml
sections:
  - id: people
    title: People
    questions:
      - {id: greeted, kind: text, text: Who greets newcomers?}
```
"""

from collections.abc import Iterator

from playbook_press.checks.groups import groups
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "empty-section"


def empty_sections(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every section without a question or a section in it."""
    for assessment, location, group in groups(playbook):
        if not group.sections and not getattr(group, "questions", ()):
            yield Diagnostic(
                code=CODE,
                place=playbook.place("assessment", assessment.id, (*location, "id")),
                what=f"The section {quoted(group.id)} asks nothing.",
                why="Readers come to a heading with nothing below it.",
                fix="Add `questions` or `sections`, or take the section out.",
            )
