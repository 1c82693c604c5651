"""What is taken away has the colours of the site it comes from."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from playbook_press.exports.single_file import export_single_file
from playbook_press.exports.slides import export_slides, playbook_deck
from playbook_press.exports.spreadsheet.workbook import export_xlsx
from playbook_press.exports.workbook.colours import coloured
from playbook_press.pages.colours import ENOUGH, GROUNDS, OURS, Colours, contrast
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Publication
from tests.pages.drawing import templates
from tests.pages.sample import sample
from tests.project import LANGUAGES, ROOT

PLUM = Colours(primary="#71c", accent="#ffcc00")
SHEETS = [*(ROOT / "templates" / "exports" / "workbook").glob("*.css")]


def _edition(colours: Colours) -> Edition:
    return Edition(sample(), "en", templates(), LANGUAGES, Publication("Garden", "", colours))


def _html(colours: Colours) -> list[str]:
    edition = _edition(colours)
    (assessment,) = edition.assessments
    slides = export_slides(edition, playbook_deck(edition))
    single = export_single_file(edition, assessment)
    return [content.decode() for each in (slides, single) for content in each.files.values()]


def test_slides_and_single_files_declare_the_colours_of_the_site() -> None:
    for html in _html(PLUM):
        # The last declaration wins, and yellow on paper is darkened until it can be read.
        assert re.findall(r"--pb-primary:([^;}]+)", html).index("#71c") > 0
        assert "--pb-accent:#8a6e00" in html
    assert not any("#71c" in html for html in _html(OURS))


@pytest.mark.parametrize("sheet", SHEETS, ids=[path.name for path in SHEETS])
def test_every_colour_of_a_print_has_a_value(sheet: Path) -> None:
    for colours in (OURS, PLUM):
        names = re.findall(
            r": [^;]*\bwb-(?!text|display)[a-z-]+", coloured(sheet.read_text(), colours)
        )
        assert names == []


def test_a_print_is_in_the_colours_of_the_site_and_legible() -> None:
    written = "\n".join(path.read_text("utf-8") for path in SHEETS)
    ours, own = coloured(written, OURS), coloured(written, PLUM)
    palette = (ROOT / "templates/components/palette/palette.css").read_text("utf-8")
    for name in ("primary", "primary-bright", "accent", "accent-tint"):
        (usual, *_) = re.findall(rf"--pb-{name}: ([^;]+);", palette)
        assert usual in ours
        assert usual not in own
    for colour in ("#71c", "#8a6e00"):
        assert colour in own
        assert min(contrast(colour, ground) for ground in GROUNDS["light"]) >= ENOUGH


def test_a_spreadsheet_has_the_colour_of_the_site_in_its_heads() -> None:
    def styles(colours: Colours) -> str:
        edition = _edition(colours)
        (content,) = export_xlsx(edition, edition.assessments[0].id).files.values()
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            return found.read("xl/styles.xml").decode()

    assert "7711CC" in styles(PLUM)
    assert "1E4E79" in styles(OURS)
    assert "1E4E79" not in styles(PLUM)
