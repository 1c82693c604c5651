"""Bytes that are not UTF-8.

## What it finds

The first byte that does not belong to a character in UTF-8, where the file is not
recognised as GBK or UTF-16 (these have codes of their own).

## Why it matters

The letters cannot be told from the bytes. Readers would see question marks and boxes.

## Example

A file saved as “Western (Windows 1252)”, in which `é` is the single byte E9.

## Instead

The same file saved as UTF-8. In most editors the encoding is chosen in “Save as” or shown
in the bar at the bottom.
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "not-utf-8"


def not_utf_8(place: Place, byte: int) -> Diagnostic:
    """A byte that no character in UTF-8 has there."""
    return Diagnostic(
        CODE,
        place,
        f"The byte {byte:02X} at this place is not UTF-8.",
        "The letters cannot be told from the bytes: readers would see boxes or question marks.",
        "Save the file as UTF-8 and look whether the words at this place are right.",
    )
