"""The engine has drawn a page and warns about it.

## What it finds

What MkDocs, Material or another plugin says while pages are drawn. Most often it is about a
hand-written page in `docs/`: a link to a page that is not there, or an anchor no heading has.

## Why it matters

The page is published all the same, and a reader meets the broken link. With `--strict` the build
stops instead.

## Example

```markdown
See [how to begin](begining.md).
```

## Instead

```markdown
See [how to begin](beginning.md).
```
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity


def engine_warning(words: str, place: Place, *, is_error: bool = False) -> Diagnostic:
    """Pass on what an engine has said.

    Args:
        words: What it said.
        place: The page it spoke of, or the settings.
        is_error: Whether the engine called it an error.
    """
    return Diagnostic(
        code="engine-warning",
        place=place,
        what=" ".join(words.split()),
        why="The engine publishes the site with this in it, and readers meet it.",
        fix="Change what the engine names here.",
        severity=Severity.ERROR if is_error else Severity.WARNING,
    )
