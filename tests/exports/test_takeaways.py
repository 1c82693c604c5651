"""What a site offers is what `playbook export` writes, under names that stay."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from playbook_press.exports.archive import archive
from playbook_press.exports.exported import Exported
from playbook_press.exports.single_file import export_single_file
from playbook_press.exports.slides import export_slides, playbook_deck, trait_deck
from playbook_press.exports.spreadsheet.workbook import export_xlsx
from playbook_press.exports.takeaways import Supplies, Takeaway, takeaways
from playbook_press.exports.wiki import export_wiki
from playbook_press.exports.workbook import choose_typefaces
from playbook_press.pages.edition import Edition
from playbook_press.pages.offers import KINDS
from playbook_press.pipeline import check_paths
from tests.exports.workbook.printing import PLAN, tool_book
from tests.pages.drawing import templates
from tests.pages.sample import sample
from tests.project import LANGUAGES, ROOT

EDITION = Edition(sample(), "en", templates(), LANGUAGES)
PRINTED = {kind.id for kind in KINDS if kind.command and kind.command.startswith("pdf")}


def _plan(supplies: Supplies) -> dict[str, Takeaway]:
    return {each.name: each for each in takeaways(EDITION, supplies)}


def test_names_and_bytes_are_those_of_the_command() -> None:
    plan = _plan(Supplies({}))
    (assessment,) = EDITION.assessments
    for exported in (
        export_slides(EDITION, playbook_deck(EDITION)),
        export_slides(EDITION, trait_deck(EDITION, EDITION.traits[0])),
        export_single_file(EDITION, assessment),
        export_xlsx(EDITION, assessment.id),
    ):
        assert {exported.name: plan[exported.name].make()} == exported.files


def test_a_wiki_is_an_archive_of_its_files() -> None:
    pictures = {"images/plan.svg": b"<svg/>"}
    exported = export_wiki(EDITION, pictures, flavour="files")
    made = _plan(Supplies(pictures))[f"{exported.name}.zip"].make()
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        files = {name: found.read(name) for name in found.namelist()}
    assert files == {f"{exported.name}/{path}": text for path, text in exported.files.items()}


def test_an_archive_has_the_same_bytes_whatever_the_order_of_its_files() -> None:
    files = {"b.md": b"b", "a/a.md": b"a"}
    assert archive(Exported("x", files)) == archive(Exported("x", dict(sorted(files.items()))))


def test_every_kind_that_is_made_is_known_to_the_page() -> None:
    printing = Supplies({}, typefaces=lambda html: choose_typefaces(None, html))
    tools = Edition(tool_book(), "en", templates(), LANGUAGES)
    made = {each.kind for edition in (EDITION, tools) for each in takeaways(edition, printing)}
    assert made == {kind.id for kind in KINDS if kind.command}


def test_what_is_not_installed_is_left_out() -> None:
    tools = Edition(tool_book(), "en", templates(), LANGUAGES)
    made = {each.kind for each in takeaways(tools, Supplies({}, has_xlsx=False))}
    assert made.isdisjoint({*PRINTED, "xlsx"})
    assert {"slides", "single_file", "wiki"} <= made


def test_what_an_overlay_hides_is_in_no_file() -> None:
    overlays = ROOT / "tests" / "overlay_suite" / "overlays"
    (playbook,) = check_paths([overlays / "hide-an-item"], overlays.parent).playbooks
    edition = Edition(playbook, "en", templates(), playbook.languages)
    plan = {each.name: each for each in takeaways(edition, Supplies({}))}
    assert not [name for name in plan if "shared-tools" in name]
    hidden = edition.title_of("trait", "shared-tools").text.encode()
    assert hidden not in plan["hide-an-item.en.slides.html"].make()


def test_names_do_not_tell_files_apart_by_case_alone() -> None:
    printing = Supplies({}, typefaces=lambda html: choose_typefaces(None, html))
    names = [each.name.casefold() for each in takeaways(EDITION, printing)]
    assert len(names) == len(set(names))


_ELSEWHERE = (
    "import json, locale; locale.setlocale(locale.LC_ALL, ''); from tests.exports.test_takeaways"
    " import digests; print(json.dumps(digests(is_printed={is_printed}, epoch={epoch})))"
)


def digests(*, is_printed: bool, epoch: int = 0) -> dict[str, str]:
    """A digest of every file by its name, printed or not, made today or on a given day."""
    typefaces = (lambda html: choose_typefaces(None, html)) if is_printed else None
    made = datetime.fromtimestamp(epoch, UTC).date() if epoch else None
    plan = takeaways(EDITION, Supplies({"images/plan.svg": PLAN}, typefaces, made=made))
    return {each.name: hashlib.sha256(each.make()).hexdigest() for each in plan}


@pytest.mark.parametrize(
    ("surroundings", "is_printed"),
    [
        ({"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, False),
        pytest.param(
            {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
            True,
            marks=pytest.mark.long,
        ),
    ],
)
def test_every_file_is_the_same_wherever_it_is_made(
    tmp_path: Path, surroundings: dict[str, str], is_printed: bool
) -> None:
    """In another folder, time zone and locale, with another seed for hashes."""
    for epoch in (0, 1_000_000_000) if is_printed else (0,):
        done = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE.format(is_printed=is_printed, epoch=epoch)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == digests(is_printed=is_printed, epoch=epoch)


def test_a_file_says_the_day_it_is_told_to_say() -> None:
    usual, told = digests(is_printed=False), digests(is_printed=False, epoch=1_000_000_000)
    assert {name for name in usual if usual[name] != told[name]} == {
        name for name in usual if name.endswith(".xlsx")
    }
