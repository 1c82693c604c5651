"""A field of a form that its document does not show.

## What it finds

A field whose id stands nowhere in `document` as `{{id}}`.

## Why it matters

People would write something down and find it missing in what they take away.

## Example

```yaml
fields:
  - {id: purpose, kind: text, label: What for}
  - {id: contact, kind: text, label: Whom to ask}
document:
  title: Our charter
  parts:
    - {id: what-for, text: "We are here for {{purpose}}."}
```

## Instead

```yaml
fields:
  - {id: purpose, kind: text, label: What for}
  - {id: contact, kind: text, label: Whom to ask}
document:
  title: Our charter
  parts:
    - {id: what-for, text: "We are here for {{purpose}}. Ask {{contact}}."}
```
"""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook

CODE = "field-without-use"


def fields_without_use(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every field that no part of its form's document shows."""
    for form in playbook.forms:
        texts = (form.document.title, *(part.text for part in form.document.parts))
        used = {
            blank[1]
            for text in texts
            for words in text.by_language.values()
            for blank in BLANK.finditer(words)
        }
        for position, field in enumerate(form.fields):
            if field.id not in used:
                yield Diagnostic(
                    code=CODE,
                    place=playbook.place("form", form.id, ("fields", position, "id")),
                    what=f"The document does not show {quoted(field.id)}.",
                    why="People would write something down and miss it in what they take away.",
                    fix=f"Write `{{{{{field.id}}}}}` where it belongs in `document`, or take the"
                    " field out.",
                    severity=Severity.WARNING,
                )
