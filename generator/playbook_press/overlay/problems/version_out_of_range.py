"""An original of a version that the overlay was not written for.

## What it finds

The version of the original lies outside of `extends.version`.

## Why it matters

A new main version may have other ids and other meanings. Changes made for the old one could
end up in the wrong place, so somebody has to look before readers see them.

## Example

```yaml
# eight-traits has version 2.0.0
extends: {playbook: eight-traits, version: ">=1.0,<2"}
```

## Instead

```yaml
extends: {playbook: eight-traits, version: ">=1.0,<3"}
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "version-out-of-range"


def version_out_of_range(
    place: Place, wanted: str, base: str, version: str, there: Place
) -> Diagnostic:
    """Report an original of another version than the overlay wants."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(base)} has version {version}, which is outside of {quoted(wanted)}.",
        why="Changes made for another version may end up in the wrong place.",
        fix="Look through what changed (`playbook status`), then widen the range.",
        notes=(Note("its version stands at", there),),
    )
