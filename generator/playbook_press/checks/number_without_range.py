"""A number question whose worst answer is also its best.

## What it finds

A question of the kind `number` with `worst` equal to `best`.

## Why it matters

A score is the way from the worst to the best; where there is none, it cannot be computed.

## Example

```yaml
kind: number
worst: 10
best: 10
```

## Instead

```yaml
kind: number
worst: 0
best: 10
```
"""

from collections.abc import Iterator
from fractions import Fraction

from playbook_press.checks.groups import questions
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.assessment import NumberQuestion
from playbook_press.model.playbook import Playbook

CODE = "number-without-range"


def numbers_without_range(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every number question that cannot be scored."""
    for assessment, location, question in questions(playbook):
        if isinstance(question, NumberQuestion) and (
            Fraction(question.worst) == Fraction(question.best)
        ):
            yield Diagnostic(
                code=CODE,
                place=playbook.place("assessment", assessment.id, (*location, "best")),
                what=f"The best answer to {quoted(question.id)} is also the worst.",
                why="Whatever readers answer, there would be no score to show them.",
                fix="Write two different numbers; the larger one may be either.",
            )
