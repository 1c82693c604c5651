"""The broken sites in `tests/sites/` and the whole report of each."""

import os
import shutil
from pathlib import Path

import pytest

from playbook_press.checks import check
from playbook_press.diagnostics.full import render_full
from playbook_press.diagnostics.report import Report
from playbook_press.model.library import load_library
from playbook_press.source.folder import Folder
from tests.project import ROOT

SITES = sorted(
    path for path in (ROOT / "tests/sites").glob("broken-*") if not path.name.endswith("-changed")
)


def whole_report(site: Path) -> str:
    """Everything found in a site, as `playbook check` draws it."""
    folder = Folder(site)
    playbooks = sorted(path.name for path in (site / "playbooks").iterdir())
    files = {f"playbooks/{name}": folder.files(f"playbooks/{name}") for name in playbooks}
    library = load_library(files, folder.load)
    found = [*library.problems, *(each for book in library.playbooks for each in check(book))]
    return render_full(Report(found), folder.texts)


def test_there_are_three_broken_sites() -> None:
    assert [site.name for site in SITES] == ["broken-bytes", "broken-links", "broken-typos"]


@pytest.mark.golden
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_report_of_a_broken_site_reads_as_it_was_approved(site: Path) -> None:
    """A change of wording, place or order anywhere shows here."""
    approved = site / "report.txt"
    changed = site.with_name(f"{site.name}-changed") / "report.txt"
    actual = whole_report(site)
    if os.environ.get("GOLDEN") == "write":
        approved.write_text(actual, encoding="utf-8")
    if actual != approved.read_text(encoding="utf-8"):
        changed.parent.mkdir(exist_ok=True)
        changed.write_text(actual, encoding="utf-8")
        pytest.fail(f"compare {approved} and {changed}")
    shutil.rmtree(changed.parent, ignore_errors=True)
