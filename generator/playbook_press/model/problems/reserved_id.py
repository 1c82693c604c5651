"""An id that is kept for something else.

## What it finds

An id that Windows keeps for a device (`con`, `aux`, `nul`, `com1`, …), or whose address
the site itself needs: the playbooks `guide`, `assets` and `search`, the rule `build`. The
assessments `form`, `checklist`, `rulebook` and `workshop` are kept as well: under these names a
browser keeps what readers wrote elsewhere.

## Why it matters

A file of that name cannot be made on Windows, and a page of that name would overwrite another.

## Example

```yaml
id: con
```

## Instead

```yaml
id: conventions
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.ids import DEVICE_NAMES
from playbook_press.source.document import Document, Location

CODE = "reserved-id"


def reserved_id(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the id `found` at `location`."""
    if found in DEVICE_NAMES:
        why = "Windows keeps this name for a device, so the page could not be saved there."
    else:
        why = "The site itself uses this name, and one would overwrite the other."
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found)} is kept for something else.",
        why=why,
        fix="Choose another id, such as one with a word more.",
    )
