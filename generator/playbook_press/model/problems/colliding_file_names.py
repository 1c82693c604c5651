"""Two file names that are one on some systems.

## What it finds

Names that differ only in capitals or in how an accented letter is encoded.

## Why it matters

Windows and macOS hold them for the same file: whoever copies the playbook there loses one.

## Example

```text
traits/shared-tools.yml
traits/Shared-Tools.yml
```

## Instead

```text
traits/shared-tools.yml
traits/lent-tools.yml
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "colliding-file-names"


def colliding_file_names(path: str, other: str) -> Diagnostic:
    """Report the file at `path`, whose name is that of `other` but for its capitals."""
    return Diagnostic(
        code=CODE,
        place=Place(path),
        what=f"{quoted(path.rpartition('/')[2])} and another file differ in capitals only.",
        why="On Windows and macOS they are one file, so one of the two would be lost.",
        fix="Rename or remove one of them.",
        notes=(Note("the other file", Place(other)),),
    )
