"""More than one document in a file.

## What it finds

A line `---` after the first value of a file, with which YAML begins another document.
Markdown draws a line with it; in YAML it ends the file's content.

## Why it matters

A file is one item. What stands in the second document would be on no page.

## Example

```yaml
id: shared-purpose
---
id: easy-interaction
```

## Instead

Two files, `shared-purpose.yml` and `easy-interaction.yml`.
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "several-documents"


def several_documents(place: Place) -> Diagnostic:
    """A second document begins at `place`."""
    return Diagnostic(
        CODE,
        place,
        "A second document begins here; a file holds one item.",
        "What follows would be on no page.",
        "Move what follows to a file of its own, or delete the `---` if the file goes on; "
        "inside a text, indent it like the lines above.",
    )
