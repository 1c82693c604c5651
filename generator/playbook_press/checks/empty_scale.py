"""A scale that does not go up.

## What it finds

A `scale` of an assessment or section whose second end is not above the first.

## Why it matters

Scores are placed on the scale. On one that is empty or upside down they mean nothing.

## Example

```yaml
scale: [4, 0]
```

## Instead

```yaml
scale: [0, 4]
```
"""

from collections.abc import Iterator
from fractions import Fraction

from playbook_press.checks.groups import groups
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.playbook import Playbook

CODE = "empty-scale"


def empty_scales(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every scale whose ends are equal or the wrong way round."""
    for assessment, location, group in groups(playbook):
        if group.scale is not None and Fraction(group.scale[0]) >= Fraction(group.scale[1]):
            yield Diagnostic(
                code=CODE,
                place=playbook.place("assessment", assessment.id, (*location, "scale")),
                what=f"The scale goes from {group.scale[0]} to {group.scale[1]}, which is not up.",
                why="Scores are placed on the scale, and would mean nothing on this one.",
                fix="Write the lower end first: `[0, 100]`. Values turn a question round.",
            )
