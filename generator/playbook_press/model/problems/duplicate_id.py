"""An id that is given twice.

## What it finds

Two things of a kind with one id: facts across all cases, practices across all traits, terms,
sources, roles, steps, law notes, rule groups, topics, placeholders; questions and sections of
one assessment, which share their ids; options of one question, levels of one list; playbooks
of one site.

## Why it matters

A link, a saved answer or a score that names the id would reach one of the two, and nobody
could tell which.

## Example

```yaml
terms:
  - {id: plot, title: Plot, definition: A bed that one member looks after.}
  - {id: plot, title: Story, definition: What happens.}
```

## Instead

```yaml
terms:
  - {id: plot, title: Plot, definition: A bed that one member looks after.}
  - {id: story, title: Story, definition: What happens.}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "duplicate-id"


def duplicate_id(place: Place, found: str, noun: str, first: Place) -> Diagnostic:
    """Report the second `noun` with the id `found`; the `first` is noted."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(found)} is already the id of another {noun}.",
        why="A link or a saved answer that names it would reach only one of the two.",
        fix="Choose another id for one of them; keep the one that is already published.",
        notes=(Note("first defined at", first),),
    )
