"""Whatever is exported as data keeps what its schema says."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from playbook_press.model.playbook import Playbook
from playbook_press.pages import data_schema
from playbook_press.pages.data_schema import (
    SCHEMA_FILE,
    SCHEMA_NAME,
    schema_address,
    schema_now,
    schema_text,
)
from playbook_press.pages.downloads import playbook_json
from playbook_press.pages.page import UNPUBLISHED, Publication
from playbook_press.pipeline import Project, check_paths, read_contents
from tests.pages.sample import sample
from tests.project import ROOT

OVERLAYS = ROOT / "tests" / "overlay_suite" / "overlays"


def _problems(playbook: Playbook) -> list[str]:
    # `Any`: JSON.
    data: Any = json.loads(playbook_json(playbook, "export.schema.json"))
    validator = Draft7Validator(json.loads(schema_text()))
    return [f"{list(each.path)}: {each.message}" for each in validator.iter_errors(data)]


def test_it_is_a_schema_of_the_dialect_editors_know() -> None:
    schema = json.loads(schema_text())
    Draft7Validator.check_schema(schema)
    assert schema["required"][:3] == ["$schema", "format", "playbook"]


@pytest.mark.golden
def test_the_file_is_what_follows_from_the_models() -> None:
    file = Path(data_schema.__file__).with_name(SCHEMA_NAME)
    if os.environ.get("GOLDEN") == "write":
        file.write_text(schema_now(), encoding="utf-8", newline="\n")
    assert file.read_text("utf-8") == schema_now()


def test_a_bundled_playbook_keeps_it() -> None:
    (playbook,) = read_contents(Project.at(ROOT)).playbooks
    assert _problems(playbook) == []


def test_a_playbook_with_every_field_keeps_it() -> None:
    assert _problems(sample()) == []


@pytest.mark.parametrize("name", sorted(path.name for path in OVERLAYS.iterdir()))
def test_overlays_keep_it(name: str) -> None:
    for playbook in check_paths([OVERLAYS / name], OVERLAYS.parent).playbooks:
        assert _problems(playbook) == []


def test_an_unknown_word_does_not_keep_it() -> None:
    data = json.loads(playbook_json(sample(), "export.schema.json"))
    data["traits"][0]["titel"] = "x"
    assert not Draft7Validator(json.loads(schema_text())).is_valid(data)


def test_a_published_site_is_named_in_full() -> None:
    published = Publication(url="https://wiki.example.org/a/")
    assert schema_address(published) == f"https://wiki.example.org/a/{SCHEMA_FILE}"
    assert schema_address(UNPUBLISHED) == f"../../{SCHEMA_FILE}"
