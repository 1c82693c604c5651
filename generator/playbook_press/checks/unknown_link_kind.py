"""A link to a kind of thing that does not exist.

## What it finds

`[[kind:id]]` with a word before the colon that is none of trait, rule, case, assessment, form,
checklist, workshop, term, source, fact, practice, law, role and step.

## Why it matters

Nothing can be looked up, so readers would see the brackets.

## Example

```yaml
note: See [[rules:watering]].
```

## Instead

```yaml
note: See [[rule:watering]].
```
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import links
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.markup import LINK_KINDS, is_link_kind
from playbook_press.model.playbook import Playbook

CODE = "unknown-link-kind"


def unknown_link_kinds(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every link whose kind does not exist."""
    for passage in passages(playbook, "[["):
        for link in few(link for link in links(passage.words) if not is_link_kind(link.kind)):
            yield Diagnostic(
                code=CODE,
                place=passage.place(link.written),
                what=f"{quoted(link.kind)} is not a kind of thing to link to.",
                why="Readers would see the brackets instead of a link.",
                fix=instruction(
                    link.kind,
                    LINK_KINDS,
                    otherwise="Look the kinds up with `playbook explain unknown-link-kind`.",
                ),
            )
