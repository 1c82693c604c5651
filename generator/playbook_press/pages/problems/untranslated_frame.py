"""A language in which the site's own words are not written.

## What it finds

A language of a playbook for which `templates/messages/<language>.yml` does not exist, or lacks
some messages: headings, buttons, notes, what the search says.

## Why it matters

Readers of that language see those words in English, marked as such, among the playbook's own.

## Example

```yaml
# playbook.yml; there is no templates/messages/de.yml
languages: [zh, en, de]
```

## Instead

```yaml
# templates/messages/de.yml: as much as you like of what stands in en.yml
language: {name: Deutsch}
notice:
  untranslated: Ein Teil dieser Seite ist noch nicht übersetzt ({languages}).
```
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import quoted

CODE = "untranslated-frame"


def untranslated_frame(place: Place, language: str, missing: int, count: int) -> Diagnostic:
    """Report a language in which `missing` of the `count` messages are not written."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{missing} of the site's own {count} messages are not written in {quoted(language)}.",
        why="Its readers see those words in English, such as headings and buttons.",
        fix=f"Write them in `templates/messages/{language}.yml`, as many as you like.",
        severity=Severity.WARNING,
    )
