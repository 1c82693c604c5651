"""A link of the finished site leads to a place that its page does not have.

## What it finds

Every link with a `#` whose page exists but has no element of that id. Checked before the site is
published.

## Why it matters

The reader arrives at the top of a page instead of at the passage that was meant, and has to
search for it.

## Example

```markdown
[The evidence](../guide/evidence.md#how-we-weigh)
```

where the heading reads `## How we weigh evidence`.

## Instead

```markdown
[The evidence](../guide/evidence.md#how-we-weigh-evidence)
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import nearest


def dead_anchor(place: Place, address: str, anchor: str, present: frozenset[str]) -> Diagnostic:
    """Say that a page has no such place.

    Args:
        place: Where the link stands.
        address: As it is written there.
        anchor: What follows the `#`.
        present: The ids the page has.
    """
    near = nearest(anchor, sorted(present))
    fix = f"Write `#{near}`." if near else "Link to the page without the part from `#` on."
    return Diagnostic(
        code="dead-anchor",
        place=place,
        what=f"{quoted(address)} leads to `#{anchor}`, and its page has no such place.",
        why="A reader arrives at the top of the page instead of at the passage.",
        fix=fix,
    )
