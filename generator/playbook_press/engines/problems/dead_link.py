"""A page of the finished site leads to a file that is not there.

## What it finds

Every `href` and `src` in the finished site that stays within the site and leads nowhere: no
page, picture, script or style stands at its end. Checked before the site is published.

## Why it matters

A reader who follows the link sees an error page; a script or style that is missing breaks the
page itself.

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


def dead_link(place: Place, address: str, arrival: str) -> Diagnostic:
    """Say that an address leads nowhere.

    Args:
        place: Where the link stands.
        address: As it is written there.
        arrival: The file of the site it should lead to.
    """
    return Diagnostic(
        code="dead-link",
        place=place,
        what=f"{quoted(address)} leads to {quoted(arrival)}, which the site does not have.",
        why="A reader who follows it sees an error page.",
        fix="Correct the address where the page comes from, or add the missing file.",
    )
