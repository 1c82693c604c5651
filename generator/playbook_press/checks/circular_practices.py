"""Practices that wait for each other.

## What it finds

A practice that should come after itself, directly or by way of others.

## Why it matters

Readers are shown what to begin with. Of practices in a circle there is none to begin with.

## Example

```yaml
practices:
  - {id: list-tools, title: List the tools, how: …, depends_on: [lend-tools]}
  - {id: lend-tools, title: Lend them out, how: …, depends_on: [list-tools]}
```

## Instead

```yaml
practices:
  - {id: list-tools, title: List the tools, how: …}
  - {id: lend-tools, title: Lend them out, how: …, depends_on: [list-tools]}
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.playbook import Playbook
from playbook_press.model.wording import joined

CODE = "circular-practices"


def circular_practices(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every circle of practices, where it closes."""
    practices = playbook.practice_by_id
    done: set[str] = set()
    for start in practices:
        if start in done:
            continue
        # Depth first, without recursion: a chain may be longer than Python's stack.
        path: dict[str, int] = {start: 0}
        open_steps = [iter(enumerate(practices[start][1].depends_on))]
        while open_steps:
            position, wanted = next(open_steps[-1], (0, ""))
            current = next(reversed(path))
            if not wanted:
                open_steps.pop()
                path.pop(current)
                done.add(current)
            elif wanted in path:
                circle = [*list(path)[path[wanted] :], wanted]
                yield _circle(playbook, current, position, circle)
            elif wanted in practices and wanted not in done:
                path[wanted] = len(path)
                open_steps.append(iter(enumerate(practices[wanted][1].depends_on)))


def _circle(playbook: Playbook, last: str, position: int, circle: list[str]) -> Diagnostic:
    trait, practice = playbook.practice_by_id[last]
    index = trait.practices.index(practice)
    return Diagnostic(
        code=CODE,
        place=playbook.place("trait", trait.id, ("practices", index, "depends_on", position)),
        what=f"{joined([circle[0]])} depends on itself"
        + (f", by way of {joined(circle[1:-1])}." if len(circle) > 2 else "."),
        why="Readers are shown what to begin with, and here there is nothing to begin with.",
        fix="Take out the dependency that matters least.",
    )
