"""A file without content.

## What it finds

A YAML file that is empty or holds nothing but comments, blank lines or `null`.

## Why it matters

The page its author meant to write is missing, and nobody would notice until a reader does.

## Example

```yaml
# to be written
```

## Instead

```yaml
id: shared-purpose
title: Why we are here
```

or no file at all.
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "empty-file"


def empty_file(path: str) -> Diagnostic:
    """A file that says nothing, as a whole."""
    return Diagnostic(
        CODE,
        Place(path),
        "This file is empty, or holds only comments.",
        "The page that was meant to be here would be missing without anyone noticing.",
        "Fill it in, or delete the file.",
    )
