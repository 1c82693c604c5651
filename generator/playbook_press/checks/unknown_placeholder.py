"""A blank that the playbook does not have.

## What it finds

`{{name}}` in the wording of a rule, where `placeholders` in `playbook.yml` has no such id.

## Why it matters

Teams fill the blanks in, once for all rules. A blank nobody knows stays empty in their rulebook.

## Example

```yaml
wording: Welcome to {{comunity}}.
```

## Instead

```yaml
wording: Welcome to {{community}}.
```
"""

from collections.abc import Iterator

from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook

CODE = "unknown-placeholder"


def unknown_placeholders(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every blank in the wording of a rule that is not on the playbook's list."""
    if "placeholder" in playbook.unread.kinds:
        return
    known = playbook.names_by_kind.get("placeholder", {})
    for passage in passages(playbook, "{{"):
        if passage.located.use != "wording":
            continue
        blanks = ((blank[0], blank[1]) for blank in BLANK.finditer(passage.words))
        for written, name in few(blank for blank in blanks if blank[1] not in known):
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(written)} is not a placeholder of this playbook.",
                why="Nobody would be asked what belongs there, so rulebooks keep a hole.",
                fix=instruction(
                    name,
                    known,
                    otherwise="Add it to `placeholders` in `playbook.yml`.",
                ),
            )
