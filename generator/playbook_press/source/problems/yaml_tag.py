"""A tag, such as `!!str`.

## What it finds

A word that begins with `!` before a value, and the directive `%TAG`. Often it is not meant
as a tag at all: text that begins with an exclamation mark.

## Why it matters

Tags tell a program to make something of a value other than what it says, up to running
code. In a playbook the field decides what a value is, so a tag could only mislead.

## Example

```yaml
version: !!str 1.0
```

## Instead

```yaml
version: "1.0"
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "yaml-tag"


def yaml_tag(place: Place, written: str) -> Diagnostic:
    """A tag at `place`, as written."""
    return Diagnostic(
        CODE,
        place,
        f"{quoted(written)} is a tag; a playbook has none.",
        "The field decides what a value is, so a tag could only mislead whoever reads it.",
        "Delete the tag, or put quotes around the text if it only begins with `!`.",
    )
