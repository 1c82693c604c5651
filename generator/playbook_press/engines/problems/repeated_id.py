"""Two elements of a finished page have the same id.

## What it finds

An `id` that stands in a page a second time. Headings in hand-written pages get theirs from their
words, or from `{#…}`.

## Why it matters

A link to it always leads to the first one, and screen readers connect labels with the wrong
element.

## Example

```markdown
## Before you start {#start}

## When you start {#start}
```

## Instead

```markdown
## Before you start {#before}

## When you start {#start}
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def repeated_id(place: Place, id: str) -> Diagnostic:
    """Say that an id stands in the page already.

    Args:
        place: The second element that has it.
        id: The id.
    """
    return Diagnostic(
        code="repeated-id",
        place=place,
        what=f"The id {quoted(id)} stands in this page already.",
        why="Links to it lead to the other one, and screen readers mix the two up.",
        fix="Give one of the two another id.",
    )
