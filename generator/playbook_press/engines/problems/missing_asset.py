"""A page of the finished site asks for a picture, style or script that is not there.

## What it finds

Every `src`, `srcset`, `poster` and stylesheet of the finished pages, and every `url()` of the
finished styles, that stays within the site and names no file of it.

## Why it matters

The picture stays empty, or the page loses its looks or its function, on every visit.

## Example

```markdown
![The village gate](gate.png)
```

where `gate.png` was never put beside the page.

## Instead

```markdown
![The village gate](images/gate.png)
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def missing_asset(place: Place, address: str, arrival: str) -> Diagnostic:
    """Say that what a page needs is not there.

    Args:
        place: Where it is asked for.
        address: As it is written there.
        arrival: The file of the site it should be.
    """
    return Diagnostic(
        code="missing-asset",
        place=place,
        what=f"{quoted(address)} leads to {quoted(arrival)}, which the site does not have.",
        why="The page asks for it on every visit and is shown without it.",
        fix="Correct the address where the page comes from, or add the missing file.",
    )
