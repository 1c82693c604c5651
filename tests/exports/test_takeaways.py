"""What a site offers is what `playbook export` writes, under names that stay."""

import io
import zipfile

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
from tests.exports.workbook.printing import tool_book
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
