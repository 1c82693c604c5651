"""A colour of Material's that this site does not show.

## What it finds

`primary` or `accent` under `theme.palette` in `mkdocs.yml` with another value than `custom`.

## Why it matters

The names of Material's colours stand for pairs that are not legible everywhere, so the site has
a palette of its own, and a name written here changes nothing.

## Example

```yaml
theme:
  palette:
    primary: teal
```

## Instead

```yaml
theme:
  palette:
    primary: custom
plugins:
  - playbooks:
      colours:
        primary: "#00696b"
```
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import quoted


def palette_without_effect(place: Place, field: str, value: str) -> Diagnostic:
    """Point out a colour that is not shown.

    Args:
        place: Where it stands.
        field: `primary` or `accent`.
        value: The name of the colour.
    """
    return Diagnostic(
        code="palette-without-effect",
        place=place,
        what=f"{quoted(value)} is a colour of Material's, which this site does not show.",
        why="The site has a palette of its own that can be read in both schemes.",
        fix=f"Write `custom`, and your colour as `{field}` under `colours` of our plugin.",
        severity=Severity.WARNING,
    )
