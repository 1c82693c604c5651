"""An overlay on a playbook that is not there.

## What it finds

`extends.playbook` names no playbook of this site, none that comes with Playbook Press, and no
folder that holds one.

## Why it matters

Without the original there is nothing to show: the whole playbook would be missing.

## Example

```yaml
extends: {playbook: eight-trait}
```

## Instead

```yaml
extends: {playbook: eight-traits}
```
"""

from collections.abc import Collection

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction

CODE = "unknown-base"


def unknown_base(place: Place, written: str, known: Collection[str]) -> Diagnostic:
    """Report an original that is not there; `known` are the ids there are."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"There is no playbook {quoted(written)} to build on.",
        why="Without the original, readers would get no playbook at all.",
        fix=instruction(
            written, known, otherwise="Write the id of a playbook of this site, or a folder."
        ),
    )
