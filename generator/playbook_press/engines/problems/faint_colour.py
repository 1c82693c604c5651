"""A colour of the site's own that many readers could not read.

## What it finds

A colour under `colours` in `mkdocs.yml` whose contrast with the paper it stands on, or with the
text that stands on it, is below 4.5 to 1.

## Why it matters

Links, headings and buttons have this colour. Below 4.5 to 1 (WCAG 2.2, 1.4.3) they are hard to
read in sunlight, on a projector, and for many people always. The site uses the nearest colour
of the same hue that can be read, and not the one that stands there.

## Example

```yaml
plugins:
  - playbooks:
      colours:
        primary: "#ffcc00"
```

## Instead

```yaml
plugins:
  - playbooks:
      colours:
        primary: "#8a6e00"
```
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.pages.colours import Faint


def faint_colour(place: Place, faint: Faint) -> Diagnostic:
    """Point out a colour that is not used as it stands.

    Args:
        place: Where it stands.
        faint: The colour.
    """
    scheme = "dark" if faint.name.startswith("dark") else "light"
    return Diagnostic(
        code="faint-colour",
        place=place,
        what=f"In the {scheme} scheme this colour has a contrast of {faint.ratio:.1f} to 1.",
        why="Text needs 4.5 to 1 to be read by everyone, so the site uses a stronger one.",
        fix=f'Write `"{faint.instead}"`, which is used in its place, or choose another one.',
        severity=Severity.WARNING,
    )
