"""A template of Playbook Press that changed under the site's own.

## What it finds

A file in the site's `templates/`, or a message in `templates/messages/`, whose original is not
what it was when `playbook sync` last recorded it.

## Why it matters

The site's own file stands in the original's place, so readers get nothing of what changed there,
and the page may lack something that other files now count on.

## Example

`templates/pages/trait.html` was copied from an earlier Playbook Press and changed; the new one
shows a trait's metrics in another way.

## Instead

Take over what is new from the original, which the report names; then run `playbook sync`.
"""

from pathlib import Path

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "drifted-template"


def drifted_template(place: Place, name: str, then: str, there: Path) -> Diagnostic:
    """Point out a template whose original changed.

    Args:
        place: The site's own file.
        name: What is overridden: `pages/trait.html`, `messages/zh.yml shelf.title`.
        then: The Playbook Press whose original was recorded.
        there: The original as it is now.
    """
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The original of {quoted(name)} has changed since Playbook Press {then}.",
        why="Yours stands in its place, so readers get nothing of what changed there.",
        fix=f"Compare yours with {quoted(str(there))}, then run `playbook sync`.",
        severity=Severity.WARNING,
    )
