"""A workbook goes out, comes back filled in, and is scored."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Command
from tests.project import ROOT


def _filled(file: Path, text: str) -> bytes:
    book = openpyxl.load_workbook(file)
    sheet = next(each for each in book if each["Z1"].value == "@section")
    sheet["D4"].value = text
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_goes_out_and_comes_back_as_answers(command: Command, tmp_path: Path) -> None:
    check, answers = tmp_path / "check.xlsx", tmp_path / "answers.json"
    out = command(
        *("export", "xlsx", "eight-traits", "--language", "en"),
        *("--item", "assessment/health-check", "-o", str(check)),
        at=ROOT,
    )
    assert (out.status, out.out) == (0, f"{check}\n")
    offered = "5. 80% or more of joiners used it, following a short prompt written by members."
    check.write_bytes(_filled(check, offered))
    back = command("import", "xlsx", str(check), "-o", str(answers), at=ROOT)
    assert (back.status, back.out, back.err) == (0, f"{answers}\n", "")
    assert json.loads(answers.read_bytes())["answers"] == {"self-intro": {"rev": 1, "option": "l4"}}
    assert command("score", "--json", str(answers), at=ROOT).status == 0

    check.write_bytes(_filled(check, "quite a few"))
    answers.unlink()
    refused = command("import", "xlsx", str(check), "-o", str(answers), at=ROOT)
    assert refused.status == 1
    assert "'1 Members can see who is here'!D4: `quite a few` is not among" in refused.err
    assert not answers.exists()

    check.write_bytes(_filled(check, "Not applicable"))
    open_ = command("import", "xlsx", str(check), at=ROOT)
    assert (open_.status, json.loads(open_.out)["answers"]) == (
        0,
        {"self-intro": {"na": True, "rev": 1}},
    )
    assert "'1 Members can see who is here'!D4: `self-intro` is left out" in open_.err


def test_a_playbook_without_assessments_says_so(command: Command, wiki: Path) -> None:
    outcome = command("export", "xlsx", "good-meetings", at=wiki)
    assert outcome.status == 2
    assert "`good-meetings` has no self-assessment." in outcome.err


def test_a_workbook_of_another_playbook_is_refused(
    command: Command, wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    check = wiki / "check.xlsx"
    command(
        *("export", "xlsx", "eight-traits", "--item", "assessment/commerce-check"),
        *("-o", str(check)),
        at=ROOT,
    )
    outcome = command("import", "xlsx", "check.xlsx", at=wiki)
    created = openpyxl.load_workbook(check).properties.created
    assert f"{created:%Y-%m-%d}" == "2001-09-09"
    assert outcome.status == 1
    assert "answers to `commerce-check` of the playbook `eight-traits`" in outcome.err


def test_a_file_that_is_no_workbook_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no")
    outcome = command("import", "xlsx", str(tmp_path / "x.xlsx"), at=ROOT)
    assert (outcome.status, outcome.out) == (1, "")
    assert "is not a workbook" in outcome.err
