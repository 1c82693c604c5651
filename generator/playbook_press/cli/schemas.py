"""The JSON Schema of every kind of file, as text."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playbook_press.model.schema import MODELS, schema_of
from playbook_press.overlay.declaration import Overlay
from playbook_press.overlay.sidecar_schema import sidecar_schema
from playbook_press.pages.data_schema import data_model

# `Any`: a JSON Schema is a tree of JSON values.
Schema = Callable[[], dict[str, Any]]

KINDS: Mapping[str, Schema] = {
    **{kind: partial(schema_of, model) for kind, model in MODELS.items()},
    "overlay": partial(schema_of, Overlay),
    "translations": sidecar_schema,
}
"""The schema of each kind of file that an author writes."""

WITH_EXPORT: Mapping[str, Schema] = {**KINDS, "export": lambda: schema_of(data_model())}
"""Those, and that of what `playbook export json` writes."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file, ready to be written."""
    return json.dumps(WITH_EXPORT[kind](), ensure_ascii=False, indent=2) + "\n"
