"""The JSON Schema of every kind of file, as text."""

import json
from collections.abc import Mapping

from playbook_press.model.item import Model
from playbook_press.model.schema import MODELS, schema_of
from playbook_press.overlay.declaration import Overlay
from playbook_press.pages.data_schema import data_model

KINDS: Mapping[str, type[Model]] = {**MODELS, "overlay": Overlay}
"""The model of each kind of file that an author writes."""

WITH_EXPORT: Mapping[str, type[Model]] = {**KINDS, "export": data_model()}
"""Those, and what `playbook export json` writes."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file, ready to be written."""
    return json.dumps(schema_of(WITH_EXPORT[kind]), ensure_ascii=False, indent=2) + "\n"
