"""A file name that Windows keeps for a device.

## What it finds

A file or folder called `con`, `prn`, `aux`, `nul`, `com1` and so on, whatever follows the dot.

## Why it matters

It cannot be made on Windows: whoever copies the playbook there gets an error or loses the file.

## Example

```text
images/aux.png
```

## Instead

```text
images/auxiliary.png
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "reserved-file-name"


def reserved_file_name(path: str, name: str) -> Diagnostic:
    """Report the file at `path`, because of the part `name` of it."""
    return Diagnostic(
        code=CODE,
        place=Place(path),
        what=f"{quoted(name)} is a name that Windows keeps for a device.",
        why="The file cannot exist there, so the playbook could not be copied as a whole.",
        fix="Give it another name.",
    )
