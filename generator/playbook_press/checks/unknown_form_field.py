"""A document that shows an answer nobody is asked for.

## What it finds

`{{name}}` in the document of a form, where the form has no field of that id.

## Why it matters

The document is made from the fields. What is none stays a hole in it for good.

## Example

```yaml
fields:
  - {id: purpose, kind: text, label: What for}
document:
  title: Our charter
  parts:
    - {id: what-for, text: "We are here for {{purpse}}."}
```

## Instead

```yaml
fields:
  - {id: purpose, kind: text, label: What for}
document:
  title: Our charter
  parts:
    - {id: what-for, text: "We are here for {{purpose}}."}
```
"""

from collections.abc import Iterator

from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook

CODE = "unknown-form-field"


def unknown_form_fields(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every blank in the document of a form that is none of its fields."""
    fields = {form.id: [field.id for field in form.fields] for form in playbook.forms}
    for passage in passages(playbook, "{{"):
        if passage.located.use != "template":
            continue
        known = fields[passage.located.id]
        blanks = ((blank[0], blank[1]) for blank in BLANK.finditer(passage.words))
        for written, name in few(blank for blank in blanks if blank[1] not in known):
            yield Diagnostic(
                code=CODE,
                place=passage.place(written),
                what=f"{quoted(written)} is not a field of this form.",
                why="Nobody is asked for it, so the document keeps a hole.",
                fix=instruction(
                    name, known, otherwise="Write the id of a field, or add this one to `fields`."
                ),
            )
