"""The published cases: what comes of each overlay, and the report on it."""

import json
import os
from pathlib import Path

import pytest

from playbook_press.diagnostics import Report
from playbook_press.diagnostics.full import render_full
from playbook_press.overlay.resolving import resolve
from playbook_press.overlay.shelf import surroundings
from playbook_press.pipeline import check_paths
from playbook_press.source.folder import Folder
from tests.overlay.books import SUITE, result

CASES = sorted(path.parent.name for path in (SUITE / "overlays").glob("*/overlay.yml"))
EXPECTED = SUITE / "expected"


def _result(name: str) -> str:
    folder = Folder(SUITE)
    found, _ = resolve(f"overlays/{name}", surroundings(folder))
    if found is None:
        return ""
    return json.dumps(result(found.book), ensure_ascii=False, indent=1) + "\n"


def _report(name: str) -> str:
    contents = check_paths([SUITE / "overlays" / name], SUITE)
    report = Report(contents.diagnostics)
    return render_full(report, contents.texts) if report.diagnostics else ""


def _compare(path: Path, text: str) -> None:
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, "utf-8", newline="\n")
    assert text == (path.read_text("utf-8") if path.exists() else "")


@pytest.mark.golden
@pytest.mark.parametrize("name", CASES)
def test_an_overlay_comes_to_what_is_expected(name: str) -> None:
    _compare(EXPECTED / f"{name}.json", _result(name))


@pytest.mark.golden
@pytest.mark.parametrize("name", CASES)
def test_an_overlay_is_reported_on_as_expected(name: str) -> None:
    _compare(EXPECTED / f"{name}.txt", _report(name))


def test_every_expectation_has_its_case_and_every_case_says_why() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} <= set(CASES)
    told = [(SUITE / "overlays" / name / "README.md").read_text("utf-8") for name in CASES]
    assert [text for text in told if len(text.split("\n")) < 3] == []
