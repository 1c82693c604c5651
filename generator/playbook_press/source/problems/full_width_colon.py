"""A full-width colon after a key.

## What it finds

The colon `：` of Chinese text where YAML needs `: `, a colon and a space: in a line that
would be a field with the right colon, or inside a key.

## Why it matters

YAML takes the whole line for text. The field its author meant is missing, and its name
would stand on the page.

## Example

```yaml
title:
  zh：欢迎
```

## Instead

```yaml
title:
  zh: 欢迎
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "full-width-colon"


def full_width_colon(place: Place, key: str) -> Diagnostic:
    """The colon at `place`, after `key`, is the Chinese one."""
    return Diagnostic(
        CODE,
        place,
        f"A full-width colon follows {quoted(key)}.",
        "YAML takes the whole line for text, so the field would be missing.",
        f"Write {quoted(f'{key}: ')} with an ordinary colon and a space; put quotes around "
        "the line if it is text.",
    )
