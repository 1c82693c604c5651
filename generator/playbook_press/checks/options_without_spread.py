"""A question whose answers are all worth the same.

## What it finds

A question of the kind `level` whose options have one value, or one of the kind `multi` without
an option above zero.

## Why it matters

A score is the way from the lowest value to the highest; where there is none, it cannot be
computed.

## Example

```yaml
options:
  - {id: yes, value: 1, label: "Yes"}
  - {id: no, value: 1, label: "No"}
```

## Instead

```yaml
options:
  - {id: no, value: 0, label: "No"}
  - {id: yes, value: 1, label: "Yes"}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from playbook_press.checks.groups import questions
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.assessment import LevelQuestion, MultiQuestion
from playbook_press.model.playbook import Playbook

CODE = "options-without-spread"


def options_without_spread(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every question that cannot be scored because its answers do not differ."""
    for assessment, location, question in questions(playbook):
        if not isinstance(question, LevelQuestion | MultiQuestion):
            continue
        values = [Fraction(option.value) for option in question.options]
        if isinstance(question, LevelQuestion):
            if min(values) < max(values):
                continue
            what = f"All options of {quoted(question.id)} are worth {question.options[0].value}."
            fix = "Give the lowest option a lower value than the highest."
        else:
            if max(values) > 0:
                continue
            what = f"No option of {quoted(question.id)} is worth more than zero."
            fix = "Give at least one option a value above zero."
        yield Diagnostic(
            code=CODE,
            place=playbook.place("assessment", assessment.id, (*location, "id")),
            what=what,
            why="Whatever readers answer, there would be no score to show them.",
            fix=fix,
        )
