"""An id that cannot be part of an address.

## What it finds

An id with capitals, blanks, underscores, dots, other scripts, a digit or hyphen at its start, a
hyphen at its end or two in a row, or more than 64 characters. The names of placeholders are
the one place where underscores are right and hyphens are wrong.

## Why it matters

Ids become addresses, file names and keys of saved answers. They have to be the same on every
system, in every language, for good.

## Example

```yaml
id: Shared Tools
```

## Instead

```yaml
id: shared-tools
```
"""

import re
import unicodedata

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.model.ids import ID_LENGTH, is_id
from playbook_press.source.document import Document, Location

CODE = "malformed-id"

_WIDE_COMMA = re.compile("[，、；;]")


def malformed_id(document: Document, location: Location, found: str, *, blank: bool) -> Diagnostic:
    """Report the id `found` at `location`; `blank` says that it names a placeholder."""
    joint, rule = (
        ("_", "lower-case Latin letters, digits and `_`")
        if blank
        else ("-", "lower-case Latin words and digits, joined by `-`")
    )
    meant = _repaired(found, joint)
    fix = (f"Write `{meant}`: {rule}" if meant else f"Write {rule}") + (
        f", a letter first, at most {ID_LENGTH} characters."
    )
    several = [part.strip() for part in _WIDE_COMMA.split(found)]
    if len(several) > 1 and all(map(is_id, several)):
        fix = f"Write {quoted(', '.join(several))}: entries are divided by an ordinary comma."
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{quoted(found) if found.strip() else 'An empty text'} cannot be an id.",
        why="Ids become addresses, file names and keys of saved answers.",
        fix=fix,
    )


def _repaired(found: str, joint: str) -> str:
    """The nearest well-formed id, or nothing where the words are in another script."""
    plain = unicodedata.normalize("NFKD", found[: 4 * ID_LENGTH])
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    if not letters.isascii():
        return ""
    words = re.findall(r"[a-z0-9]+", letters.lower())
    meant = joint.join(words)
    return meant if meant[:1].isalpha() and len(meant) <= ID_LENGTH else ""
