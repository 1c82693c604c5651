"""Overlays that are built on each other.

## What it finds

An overlay whose original is built, directly or through others, on this same overlay.

## Why it matters

No text stands at the bottom, so there is nothing to change and nothing to show.

## Example

```yaml
# playbooks/ours/overlay.yml
id: ours
extends: {playbook: theirs}

# playbooks/theirs/overlay.yml has: extends: {playbook: ours}
```

## Instead

```yaml
# playbooks/theirs/overlay.yml
id: theirs
extends: {playbook: eight-traits}
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Place

CODE = "overlay-cycle"


def overlay_cycle(place: Place, names: Sequence[str]) -> Diagnostic:
    """Report an overlay that is its own original; `names` go around once."""
    around = " → ".join(f"`{name}`" for name in names)
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"These overlays are built on each other: {around}.",
        why="No playbook stands at the bottom, so there would be no text to show.",
        fix="Let one of them extend a playbook that has a `playbook.yml`.",
    )
