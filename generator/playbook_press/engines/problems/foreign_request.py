"""A page of the finished site would fetch something from elsewhere.

## What it finds

Scripts, styles, pictures, frames and fonts with an address on another server, in the pages and
in the styles of the finished site. Links that a reader has to click are fine.

## Why it matters

Whoever opens the page tells that server so without being asked, and the page breaks where the
server is out of reach. The site promises to ask no third party for anything.

## Example

```yaml
extra_css:
  - https://fonts.example/css?family=Roboto
```

## Instead

```yaml
extra_css:
  - assets/fonts.css
```

with the fonts in `docs/assets/`.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def foreign_request(place: Place, address: str) -> Diagnostic:
    """Say that opening the page would ask another server for something."""
    return Diagnostic(
        code="foreign-request",
        place=place,
        what=f"This would be fetched from another server: {quoted(address)}.",
        why="Readers would tell that server what they read, without being asked.",
        fix="Put the file into `docs/assets/` and use that, or leave it out.",
    )
