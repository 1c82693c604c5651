"""A manifest that is good enough to check the rest of a playbook by."""

from typing import Any

from pydantic import ValidationError

from playbook_press.model.manifest import Manifest
from playbook_press.source.document import Document

# Never seen by a reader: a playbook with problems is not published.
_STAND_INS: dict[str, Any] = {
    "title": "…",
    "summary": "…",
    "version": "0.0.0",
    "licence": {"id": "…", "title": "…"},
}


def manifest_in_part(document: Document, name: str, languages: tuple[str, ...]) -> Manifest | None:
    """The manifest without what does not fit, so that other files can still be checked.

    Args:
        document: `playbook.yml`, whose problems were reported.
        name: The id to take where there is none.
        languages: Those of the playbook.
    """
    data = dict(document.data)
    for _ in range(2):
        try:
            return Manifest.model_validate(data, context={"languages": languages})
        except ValidationError as error:
            for key in {found["loc"][0] for found in error.errors() if found["loc"]}:
                data.pop(str(key), None)
            data = {**_STAND_INS, "id": name, "languages": languages, **data}
    return None
