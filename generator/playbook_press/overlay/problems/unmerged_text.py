"""A text in which two versions still stand side by side.

## What it finds

The marks that `playbook sync --merge` leaves where your text and the original's were changed in
the same sentence.

## Why it matters

Readers would see both versions and the marks between them.

## Example

```yaml
set:
  why.en: |-
    <<<<<<< yours
    Tools are shared at Acme.
    =======
    Tools are shared, and mended together.
    >>>>>>> original
```

## Instead

```yaml
set:
  why.en: Tools are shared at Acme, and mended together.
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "unmerged-text"


def unmerged_text(place: Place) -> Diagnostic:
    """Report a text with the marks of a merge in it."""
    return Diagnostic(
        code=CODE,
        place=place,
        what="Two versions of this text still stand side by side.",
        why="Readers would see both, and the marks between them.",
        fix="Write the text as it should read, and delete the lines of marks.",
    )
