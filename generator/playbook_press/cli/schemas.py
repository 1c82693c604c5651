"""The JSON Schema of every kind of file, as text."""

import json
from collections.abc import Mapping

from playbook_press.model.item import Model
from playbook_press.model.schema import MODELS, schema_of
from playbook_press.overlay.declaration import Overlay

KINDS: Mapping[str, type[Model]] = {**MODELS, "overlay": Overlay}
"""The model of each kind of file that has a schema."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file, ready to be written."""
    return json.dumps(schema_of(KINDS[kind]), ensure_ascii=False, indent=2) + "\n"
