"""A file among the site's own templates that takes no template's place.

## What it finds

A page template, or a stylesheet of a component, whose name no template of Playbook Press has.
Parts of your own begin with `_`, and a component of your own has a folder of its own; those
are fine.

## Why it matters

A file takes the place of the one of the same name. This one is never asked for, so the pages
look as if it were not there.

## Example

`templates/pages/triat.html`

## Instead

`templates/pages/trait.html`
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "stray-template"


def stray_template(place: Place, name: str, meant: str) -> Diagnostic:
    """Point out a file that is never asked for.

    Args:
        place: The file.
        name: Its name among the templates.
        meant: What it was probably meant to be called; empty where nothing is like it.
    """
    fix = f"Call it `{meant}`." if meant else "Take it out, or begin the name of a part with `_`."
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"No template is called {quoted(name)}.",
        why="A file takes the place of the one of the same name, so this one is never asked for.",
        fix=fix,
        severity=Severity.WARNING,
    )
