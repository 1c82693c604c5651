"""The JSON Schema of a playbook as data, for programs that read it."""

import json
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import Any, Literal

from pydantic import Field, create_model

from playbook_press.model.item import Model
from playbook_press.model.load import ITEMS, SINGLES
from playbook_press.model.manifest import Manifest
from playbook_press.model.schema import schema_of
from playbook_press.pages.page import Publication
from playbook_press.pages.shared import SHARED

SCHEMA_NAME = "export.schema.json"
"""As `playbook schema -o` calls it too."""

SCHEMA_FILE = f"{SHARED}/{SCHEMA_NAME}"
"""Where the schema stands in a site, below its root."""


# `Any`: pydantic takes a field's type and what is said of it as a pair.
def _fields() -> dict[str, Any]:
    items = {
        f"{kind}s": (
            GenericAlias(tuple, (model, ...)),
            Field(description=f"Every {kind} that is published."),
        )
        for kind, model in ITEMS.items()
    }
    singles = {kind: (model | None, None) for kind, model in SINGLES.items()}
    written_by = Field(alias="$schema", description="Where this schema is.")
    return {
        "schema_": (str, written_by),
        "format": (Literal[1], Field(description="Rises when readers have to be changed.")),
        "playbook": (Manifest, Field(description="What `playbook.yml` says.")),
        **items,
        **singles,
    }


@cache
def data_model() -> type[Model]:
    """The model of a playbook as data."""
    found = create_model("PlaybookData", __base__=Model, **_fields())
    found.__doc__ = "A playbook in all its languages, as its readers get it."
    return found


def schema_now() -> str:
    """The schema as it follows from the models, with a newline at the end."""
    return json.dumps(schema_of(data_model()), ensure_ascii=False, indent=2) + "\n"


@cache
def schema_text() -> str:
    """The schema as a file: `schema_now`, written down because making it takes a while."""
    return Path(__file__).with_name(SCHEMA_NAME).read_text("utf-8")


def schema_address(publication: Publication) -> str:
    """How `playbook.json` in a site names its schema, wherever the site is published."""
    return f"{publication.url or '../../'}{SCHEMA_FILE}"
