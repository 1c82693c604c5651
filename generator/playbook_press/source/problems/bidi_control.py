"""A character that turns the direction of the text around it.

## What it finds

The embeddings, overrides and isolates U+202A–U+202E and U+2066–U+2069, as characters or
written as an escape such as `"\\u202e"`.

## Why it matters

Text after such a character is shown in another order than it is stored. A reader, and
whoever reviews a change, sees something else than what is there. It usually arrives with
text copied from a chat or an office document.

## Example

```yaml
title: "see \\u202ereversed"
```

## Instead

```yaml
title: "see reversed"
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.characters import character_name

CODE = "bidi-control"


def bidi_control(place: Place, character: str) -> Diagnostic:
    """A direction control at `place`."""
    return Diagnostic(
        CODE,
        place,
        f"Here stands {character_name(character)}, which cannot be seen.",
        "It shows the text after it in another order than it is stored, so readers and "
        "reviewers see something else than what is there.",
        "Delete the character, or type the words again.",
    )
