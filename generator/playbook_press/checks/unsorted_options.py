"""Options that do not go from lowest to highest.

## What it finds

A question of the kind `level` with an option whose value is below that of the option before it.

## Why it matters

Readers see the options in this order. Where it differs from question to question they choose
by position and answer what they did not mean.

## Example

```yaml
options:
  - {id: all, value: 2, label: Always}
  - {id: none, value: 0, label: Never}
```

## Instead

```yaml
options:
  - {id: none, value: 0, label: Never}
  - {id: all, value: 2, label: Always}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from playbook_press.checks.groups import questions
from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.assessment import LevelQuestion
from playbook_press.model.playbook import Playbook

CODE = "unsorted-options"


def unsorted_options(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every question whose options do not ascend, at the first that falls."""
    for assessment, location, question in questions(playbook):
        if not isinstance(question, LevelQuestion):
            continue
        values = [Fraction(option.value) for option in question.options]
        for position in range(1, len(values)):
            if values[position] < values[position - 1]:
                yield Diagnostic(
                    code=CODE,
                    place=playbook.place(
                        "assessment", assessment.id, (*location, "options", position, "value")
                    ),
                    what=f"The option {quoted(question.options[position].id)} is worth less "
                    "than the one before it.",
                    why="Readers go by position, and would answer what they did not mean.",
                    fix="Order the options from the lowest value to the highest.",
                    severity=Severity.WARNING,
                )
                break
