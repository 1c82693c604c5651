"""A control character, or a number that is no character at all.

## What it finds

The control characters U+0000–U+001F (but tab and the ends of lines), U+007F and
U+0080–U+009F, the line and paragraph separators U+2028 and U+2029, and the code points
Unicode keeps free of characters, such as U+FFFF; as characters or written as an escape.

## Why it matters

They have no shape, and programs take them for orders: pages, feeds and spreadsheets made
from the text would be broken for some readers.

## Example

```yaml
title: "Ring the bell\\a"
```

## Instead

```yaml
title: "Ring the bell"
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.characters import character_name

CODE = "control-character"


def control_character(place: Place, character: str) -> Diagnostic:
    """A control character or noncharacter at `place`."""
    return Diagnostic(
        CODE,
        place,
        f"Here stands {character_name(character)}, which is not part of any text.",
        "It has no shape, and programs take it for an order: pages and exports made from "
        "this text would be broken for some readers.",
        "Delete the character; for a new line press Enter.",
    )
