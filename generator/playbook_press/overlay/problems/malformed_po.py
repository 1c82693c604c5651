"""A translators' file that is no PO file, or an entry in it that cannot be used.

## What it finds

A line that is none of a PO file: a quotation mark that is missing or not escaped, an unknown
word, text outside of an entry. An entry without a context, a context twice, plural forms.

## Why it matters

What follows could be taken for something else, so nothing of the file is taken in.

## Example

```text
msgctxt "trait/shared-tools/title"
msgid "工具共用"
msgstr "Werkzeug für "alle""
```

## Instead

```text
msgctxt "trait/shared-tools/title"
msgid "工具共用"
msgstr "Werkzeug für \\"alle\\""
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "malformed-po"


def malformed_po(place: Place, what: str, fix: str) -> Diagnostic:
    """Report what keeps a file, or an entry of it, from being read."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=what,
        why="What follows could be taken for something else, so nothing is taken in.",
        fix=fix,
    )
