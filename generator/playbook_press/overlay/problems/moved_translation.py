"""A translation under the number of another text.

## What it finds

In `i18n/<language>.yml` a translation under a number, where the text that it was made from has
another number now: an entry was added before it, taken out or moved. `playbook.lock` knows which
text that was.

## Why it matters

Readers are shown the translation at its own text for as long as the lock knows it. Once it is
rewritten, it would stand at the wrong one.

## Example

```yaml
# i18n/de.yml; a sign was added before the first one
trait/shared-tools:
  signals:
    healthy:
      1: Der Spaten lehnt am Schuppen.
```

## Instead

```yaml
# i18n/de.yml
trait/shared-tools:
  signals:
    healthy:
      2: Der Spaten lehnt am Schuppen.
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity

CODE = "moved-translation"


def moved_translation(place: Place, path: str, number: int, there: Place) -> Diagnostic:
    """Report a translation at `path` whose text is now entry `number`, written at `there`."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"What `{path}` translates is entry {number} of its list now.",
        why="It is shown there, but once it is rewritten it would stand at another text.",
        fix=f"Write `{number}` instead, beginning with the last entry.",
        severity=Severity.WARNING,
        notes=(Note("what it translates", there),),
    )
