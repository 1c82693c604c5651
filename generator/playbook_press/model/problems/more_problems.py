"""A file with more problems than are worth listing.

## What it finds

A file with more than a hundred values that do not fit, which mostly have one cause.

## Why it matters

A report that long hides everything else that was found.

## Example

```yaml
facts:
  - The first of two hundred facts, each a sentence instead of a record.
```

## Instead

```yaml
facts:
  - id: yard-1
    text: The first of two hundred facts.
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "more-problems"

MOST = 100
"""So many problems of one file are reported one by one."""


def more_problems(path: str, left_out: int) -> Diagnostic:
    """Report that `left_out` problems of the file at `path` are not listed."""
    return Diagnostic(
        code=CODE,
        place=Place(path),
        what=f"This file has {left_out} more problems, which are not listed.",
        why="They mostly have one cause, and a longer list would hide the others.",
        fix="Mend the first ones, then check again.",
    )
