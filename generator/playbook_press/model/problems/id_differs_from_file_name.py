"""An id that is not the name of its file.

## What it finds

`id: shared-tool` in `traits/shared-tools.yml`; also a playbook whose id is not the name of its
folder.

## Why it matters

Whoever follows "improve this page", or looks for an id, goes by the file's name.

## Example

```yaml
# rules/watering.yml
id: water
```

## Instead

```yaml
# rules/watering.yml
id: watering
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.ids import is_id
from playbook_press.source.document import Document

CODE = "id-differs-from-file-name"


def id_differs_from_file_name(
    document: Document, found: str, name: str, *, folder: bool
) -> Diagnostic:
    """Report the id `found` of a document whose file, or `folder`, is called `name`."""
    thing = "folder" if folder else "file"
    return Diagnostic(
        code=CODE,
        place=document.place(("id",)),
        what=f"{quoted(found)} is the id, but the {thing} is called {quoted(name)}.",
        why="Whoever looks for this page by its id would not find the file.",
        fix=f"Write `id: {name}`, or rename the {thing}."
        if is_id(name)
        else f"Rename the {thing}: {quoted(name)} cannot be an id.",
    )
