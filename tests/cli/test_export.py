"""`playbook export` writes a file in one step, or says what stands in the way."""

import json
from pathlib import Path

from jsonschema import Draft7Validator

from tests.cli.conftest import Command


def test_a_playbook_is_written_as_data(command: Command, wiki: Path) -> None:
    outcome = command("export", "json", "good-meetings", "-o", "out/book.json", at=wiki)
    assert (outcome.status, outcome.out) == (0, "out/book.json\n")
    data = json.loads((wiki / "out" / "book.json").read_text("utf-8"))
    assert data["playbook"]["id"] == "good-meetings"
    # Where `playbook schema export -o out` puts it.
    assert data["$schema"] == "export.schema.json"
    schema = json.loads(command("schema", "export", at=wiki).out)
    assert list(Draft7Validator(schema).iter_errors(data)) == []
    assert [path.name for path in (wiki / "out").iterdir()] == ["book.json"]


def test_without_a_place_it_has_a_name_of_its_own(command: Command, wiki: Path) -> None:
    assert command("export", "json", "good-meetings", at=wiki).out == "good-meetings.json\n"


def test_a_folder_outside_any_site_is_a_playbook_too(
    command: Command, wiki: Path, tmp_path: Path
) -> None:
    lone = tmp_path / "lone"
    lone.mkdir()
    (wiki / "playbooks" / "good-meetings").rename(lone / "good-meetings")
    assert command("export", "json", "good-meetings", at=lone).status == 0


def test_an_unknown_playbook_is_named(command: Command, wiki: Path) -> None:
    outcome = command("export", "json", "good-meeting", at=wiki)
    assert outcome.status == 2
    assert "`good-meetings`" in outcome.err


def test_a_mistyped_format_is_named(command: Command, wiki: Path) -> None:
    outcome = command("export", "jsno", "good-meetings", at=wiki)
    assert outcome.status == 2
    assert "Did you mean `json`?" in outcome.err


def test_problems_in_the_content_are_reported(command: Command, wiki: Path) -> None:
    manifest = wiki / "playbooks" / "good-meetings" / "playbook.yml"
    manifest.write_text(manifest.read_text("utf-8") + "odd: 1\n", encoding="utf-8")
    outcome = command("export", "json", "good-meetings", at=wiki)
    assert outcome.status == 1
    assert "error[unknown-field]" in outcome.err
    assert not (wiki / "good-meetings.json").exists()


def test_a_place_that_cannot_be_written_is_said(command: Command, wiki: Path) -> None:
    (wiki / "taken").write_text("", encoding="utf-8")
    outcome = command("export", "json", "good-meetings", "-o", "taken/book.json", at=wiki)
    assert outcome.status == 2
    assert "`taken/book.json` cannot be written" in outcome.err
