"""The JSON Schema of a file of translations, which spells the paths of any playbook."""

from typing import Any

from playbook_press.model.schema import DIALECT
from playbook_press.model.schema_words import SAID
from playbook_press.model.text import LONGEST
from playbook_press.overlay.kinds import WORDS

_ENGLISH = {
    "Translations": "The texts of a playbook in another language (`i18n/<language>.yml`): the path"
    " of a text, then its translation. Paths may be split into maps anywhere.",
    "Translation": "A text, a list of words, or the rest of the path; nothing while it is not"
    " translated yet.",
}


# `Any`: a JSON Schema is a tree of JSON values.
def sidecar_schema() -> dict[str, Any]:
    """What an editor can know of `i18n/<language>.yml`.

    Where a path leads depends on the playbook, so the schema knows by which words it may begin
    and of what kind a translation is; `playbook check` knows the rest.
    """
    # As in a text: an editor reads `5.10` as a number, the loader keeps it as text.
    words = {"type": ["string", "number"], "pattern": r"\S", "maxLength": LONGEST}
    inner = {"$ref": "#/definitions/Translation"}
    return {
        "$schema": DIALECT,
        "description": _description("Translations"),
        "type": ["object", "null"],
        "propertyNames": {"pattern": rf"^({'|'.join(WORDS)})(/|$)"},
        "additionalProperties": inner,
        "definitions": {
            "Translation": {
                "description": _description("Translation"),
                "anyOf": [
                    words,
                    {"type": "null"},
                    {"type": "array", "items": words},
                    {"type": "object", "additionalProperties": inner},
                ],
            }
        },
    }


def _description(name: str) -> str:
    return f"{_ENGLISH[name]}\n\n{SAID[name]}"
