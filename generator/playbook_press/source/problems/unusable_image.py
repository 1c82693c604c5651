"""A file in `images/` that is no picture, or one that acts.

## What it finds

A file that is not PNG, JPEG, GIF, WebP, AVIF or SVG by its name or by its bytes; and an SVG that
holds a script, an event handler, HTML, an animation, a link, or something from another file or
server.

## Why it matters

Every file in `images/` is published. A drawing that is opened by itself is a page: its script
would run in the name of the site and could read what visitors have answered.

## Example

```xml
<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle r="9"/></svg>
```

## Instead

```xml
<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "unusable-image"


def unusable_image(place: Place, what: str, fix: str) -> Diagnostic:
    """A picture that is not published; `what` and `fix` depend on the file."""
    return Diagnostic(
        CODE,
        place,
        what,
        "Every file in `images/` is published, and only pictures that do nothing are safe to open.",
        fix,
    )
