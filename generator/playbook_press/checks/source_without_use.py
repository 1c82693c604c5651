"""A source that nothing leans on.

## What it finds

An entry of `sources.yml` that no fact, claim, rule or law note names, and no text links to. Not
looked for while a file of the playbook does not load.

## Why it matters

It may be what is left of a fact that was taken out, or the source of one that names another by
mistake.

## Example

```yaml
sources:
  - id: s-old-paper     # nothing names it
```

## Instead

Name it where it is used, or take it out.
"""

from collections.abc import Iterator

from playbook_press.checks.markdown import links
from playbook_press.checks.passages import passages
from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook

CODE = "source-without-use"


def sources_without_use(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every source that is named nowhere."""
    if playbook.sources is None or playbook.unread.items or playbook.unread.kinds:
        return
    used = {ref.target for ref in playbook.references if ref.target_kind == "source"}
    for passage in passages(playbook, "[[source:"):
        used.update(link.id for link in links(passage.words) if link.kind == "source")
    for position, source in enumerate(playbook.sources.sources):
        if source.id not in used:
            yield Diagnostic(
                code=CODE,
                place=playbook.place("sources", "", ("sources", position, "id")),
                what=f"Nothing leans on the source {quoted(source.id)}.",
                why="Readers find it in the list and wonder what it is there for.",
                fix="Name it where it is used, or take it out.",
                severity=Severity.WARNING,
            )
