"""A blank that no rule has.

## What it finds

An entry of `placeholders` in `playbook.yml` that stands in no rule's wording. Not looked for
while a file of the playbook does not load.

## Why it matters

Teams would be asked for something that appears nowhere.

## Example

```yaml
placeholders:
  - {id: reply_days, meaning: Days until an answer.}    # no rule has {{reply_days}}
```

## Instead

Use it, or take it out.
"""

from collections.abc import Iterator

from playbook_press.checks.passages import passages
from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook

CODE = "placeholder-without-use"


def placeholders_without_use(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every placeholder that no wording holds."""
    if playbook.unread.items or playbook.unread.kinds:
        return
    used = {
        blank[1]
        for passage in passages(playbook, "{{")
        if passage.located.use == "wording"
        for blank in BLANK.finditer(passage.words)
    }
    for position, placeholder in enumerate(playbook.manifest.placeholders):
        if placeholder.id not in used:
            yield Diagnostic(
                code=CODE,
                place=playbook.place("playbook", playbook.id, ("placeholders", position, "id")),
                what=f"No rule has the placeholder {quoted(placeholder.id)}.",
                why="Teams would be asked for something that appears nowhere.",
                fix="Use it in the wording of a rule, or take it out.",
                severity=Severity.WARNING,
            )
