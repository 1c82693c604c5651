"""A file of more than 1 MB.

## What it finds

A YAML file of more than 1,000,000 bytes. It is not read.

## Why it matters

A thousand pages of text fit into 1 MB. A larger file holds something else, such as a
picture, or many items that would be found more easily in files of their own; and everyone
who works on the playbook waits for it at each save.

## Example

`glossary.yml` with 30,000 terms, or a photograph pasted as base64.

## Instead

One item per file, and pictures in the folder `images/` of the playbook.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.limits import MAX_BYTES

CODE = "file-too-large"


def file_too_large(path: str, size: int) -> Diagnostic:
    """A file of `size` bytes, as a whole."""
    return Diagnostic(
        CODE,
        Place(path),
        f"This file holds {size:,} bytes; a file of a playbook may hold {MAX_BYTES:,}.",
        "Everyone who works on the playbook would wait for it at each save.",
        "Divide it into one item per file, and keep pictures in `images/`.",
    )
