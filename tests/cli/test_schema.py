"""`playbook schema` gives editors one schema per kind of file."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from playbook_press.cli.schemas import KINDS, WITH_EXPORT
from tests.cli.conftest import Command


@pytest.mark.parametrize("kind", sorted(WITH_EXPORT))
def test_a_schema_is_printed(command: Command, tmp_path: Path, kind: str) -> None:
    outcome = command("schema", kind, at=tmp_path)
    assert outcome.status == 0
    Draft7Validator.check_schema(json.loads(outcome.out))


# `Any`: any YAML value.
@pytest.mark.parametrize(
    ("said", "is_fine"),
    [
        ({"trait/shared-tools": {"title": "Werkzeug", "signals": {"healthy": {"1": "Ja."}}}}, True),
        ({"trait/shared-tools/title": None, "playbook": {"title": 5.1}}, True),
        ({"term/term-carrier/aka": ["Träger"]}, True),
        (None, True),
        ({"traits/shared-tools/title": "Werkzeug"}, False),
        ({"trait/shared-tools": {"title": ""}}, False),
        ({"trait/shared-tools": {"title": [["Werkzeug"]]}}, False),
    ],
)
def test_a_file_of_translations_has_a_schema(said: Any, is_fine: bool) -> None:
    assert Draft7Validator(KINDS["translations"]()).is_valid(said) is is_fine


def test_all_schemas_are_written(command: Command, tmp_path: Path) -> None:
    outcome = command("schema", "-o", "schemas", at=tmp_path)
    assert outcome.out.splitlines() == [f"schemas/{kind}.schema.json" for kind in WITH_EXPORT]
    assert sorted(path.stem for path in (tmp_path / "schemas").iterdir()) == sorted(
        f"{kind}.schema" for kind in WITH_EXPORT
    )


def test_an_unknown_kind_lists_the_known_ones(command: Command, tmp_path: Path) -> None:
    outcome = command("schema", "triat", at=tmp_path)
    assert outcome.status == 2
    assert "trait" in outcome.err


def test_without_a_kind_or_a_folder_there_is_nothing_to_do(
    command: Command, tmp_path: Path
) -> None:
    assert command("schema", at=tmp_path).status == 2
