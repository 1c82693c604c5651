"""A file or folder that nothing reads.

## What it finds

A file in a playbook's folder that is none of its parts: a mistyped name, `.yaml` instead of
`.yml`, a folder too deep. README, LICENSE, CHANGELOG, files that start with a dot and everything
in `images/` are fine. Of an unknown folder the first file is reported.

## Why it matters

What it says would appear on no page, and nobody would notice.

## Example

```text
playbooks/garden/trait/shared-tools.yml
```

## Instead

```text
playbooks/garden/traits/shared-tools.yml
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction

CODE = "unknown-file"


def unknown_file(path: str, name: str, fix: str) -> Diagnostic:
    """Report the file at `path`; `name` is the part of it that is not known."""
    return Diagnostic(
        code=CODE,
        place=Place(path),
        what=f"Nothing reads {quoted(name)}.",
        why="What stands in it would appear on no page.",
        fix=fix,
    )


def renaming(written: str, names: Sequence[str]) -> str:
    """The fix for a name that should have been one of `names`."""
    return instruction(
        written, names, otherwise="Move it elsewhere, or begin its name with a dot."
    ).replace("Write ", "Call it ", 1)
