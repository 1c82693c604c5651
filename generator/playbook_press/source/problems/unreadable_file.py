"""A file that cannot be read.

## What it finds

A file that the system does not let us read: for lack of permission, because the disk
reports a failure, or because it is not an ordinary file (a pipe, a device).

## Why it matters

What it should hold would be missing from the site.

## Example

A file that belongs to another user, copied with its permissions.

## Instead

The same file with permission to read it: `chmod u+r FILE` on Linux and macOS.
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "unreadable-file"


def unreadable_file(path: str, reason: str) -> Diagnostic:
    """A file that could not be read, as a whole; `reason` continues a sentence."""
    return Diagnostic(
        CODE,
        Place(path),
        f"This file cannot be read: {reason}.",
        "What it holds would be missing from the site.",
        "Give yourself permission to read it, or replace it with an ordinary file.",
    )
