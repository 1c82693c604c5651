"""A link that leads out of the project.

## What it finds

A symbolic link to a file outside the project folder, to a folder, or to nothing.

## Why it matters

A playbook is shared, cloned and built on other machines, where such a link leads nowhere or
to somebody else's file, which would then be published.

## Example

`rules/rule-join.yml → /home/me/drafts/join.yml`

## Instead

A copy of the file in its place. Links between files of the project are fine.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "symbolic-link"


def symbolic_link(path: str, target: str) -> Diagnostic:
    """A link at `path` that is not followed; `target` as the link has it."""
    return Diagnostic(
        CODE,
        Place(path),
        f"This is a link to {quoted(target)}, which is not a file of this project.",
        "On another machine it leads nowhere, or to somebody else's file, which would then "
        "be published.",
        "Replace the link with a copy of what it leads to.",
    )
