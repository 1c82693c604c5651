"""Half of a character.

## What it finds

One of the numbers U+D800–U+DFFF, which only mean something in pairs and only in UTF-16:
stored as three bytes, or written as an escape such as `"\\ud83d"`. A pair of escapes, as
JSON writes emoji, is found too: YAML has no such pairs.

## Why it matters

Half a character cannot be shown or stored as UTF-8. Readers would see a box where an emoji
was meant, and some programs refuse the whole page.

## Example

```yaml
title: "Welcome \\ud83d"
```

## Instead

```yaml
title: "Welcome 👋"
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "lone-surrogate"


def lone_surrogate(place: Place, code_point: int) -> Diagnostic:
    """Half a character at `place`, as bytes or as an escape."""
    return Diagnostic(
        CODE,
        place,
        f"Here stands U+{code_point:04X}, which is only half of a character.",
        "It cannot be shown: readers would see a box where an emoji or a rare letter was meant.",
        "Write the whole character itself, such as 👋, and save the file as UTF-8.",
    )
