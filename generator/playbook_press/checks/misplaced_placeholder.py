"""A blank where nobody fills it in.

## What it finds

`{{name}}` in a text that is neither the wording of a rule nor the document of a form.

## Why it matters

Only rules and the documents of forms are filled in. Anywhere else readers see the braces.

## Example

```yaml
purpose: So that everybody in {{community}} knows.
```

## Instead

```yaml
purpose: So that everybody in the community knows.
```
"""

from collections.abc import Iterator

from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook

CODE = "misplaced-placeholder"


def misplaced_placeholders(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every blank outside the wording of rules and the documents of forms."""
    for passage in passages(playbook, "{{"):
        if passage.located.use in ("wording", "template"):
            continue
        for blank in few(found[0] for found in BLANK.finditer(passage.words)):
            yield Diagnostic(
                code=CODE,
                place=passage.place(blank),
                what=f"{quoted(blank)} stands outside the wording of a rule.",
                why="It is filled in nowhere else, so readers would see the braces.",
                fix="Write plain words instead.",
            )
