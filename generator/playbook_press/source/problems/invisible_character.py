"""A character that takes no room and cannot be seen.

## What it finds

Zero-width spaces (U+200B), word joiners and the invisible operators (U+2060–U+2064), soft
hyphens (U+00AD), the Mongolian vowel separator (U+180E), and byte order marks (U+FEFF)
anywhere but at the very start of a file; as characters or written as an escape. The joiners
that emoji and some scripts need (U+200C, U+200D) are fine.

## Why it matters

A word with an invisible character inside looks right and is another word: search does not
find it, an id does not match. It usually arrives with text copied from a web page.

## Example

```yaml
title: "com\\u200bmunity"
```

## Instead

```yaml
title: "community"
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.characters import character_name

CODE = "invisible-character"


def invisible_character(place: Place, character: str) -> Diagnostic:
    """An unseen character at `place`."""
    return Diagnostic(
        CODE,
        place,
        f"Here stands {character_name(character)}, which cannot be seen.",
        "Search does not find a word with an invisible character inside, and an id with one "
        "matches nothing.",
        "Delete the character, or type the word again.",
    )
