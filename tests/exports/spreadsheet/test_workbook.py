"""What a workbook holds: text as text, names and lists that programs accept, equal bytes."""

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest

from playbook_press.exports.spreadsheet.plan import plan
from playbook_press.exports.spreadsheet.texts import cut, pieces, sheet_name, width
from playbook_press.exports.spreadsheet.workbook import export_xlsx
from playbook_press.pages.edition import Edition
from tests.exports.spreadsheet import books
from tests.scoring.chance import Json
from tests.scoring.saved import eight_traits

HOSTILE = ("=1+1", "+1", "-1", "@x", "\t=1", "{=1}", '=HYPERLINK("https://x")', "</script>", "🙂")
LONG = "长文本，" * 2_500 + "完 🙂"


def _hostile(text: str) -> Json:
    options = tuple({"id": f"l{n}", "value": str(n), "label": text} for n in range(3))
    return {
        "id": "check",
        "title": text,
        "purpose": text,
        "audience": text,
        "cadence": text,
        "how_to_answer": (text,),
        "levels": ({"id": "low", "min": "0", "label": text},),
        "sections": (
            {
                "id": "part",
                "title": text,
                "intro": text,
                "questions": (
                    {
                        "id": "q",
                        "kind": "level",
                        "text": text,
                        "help": text,
                        "evidence": text,
                        "options": tuple(
                            {**each, "description": text, "next_step": text} for each in options
                        ),
                    },
                    {"id": "m", "kind": "multi", "text": text, "options": options},
                    {
                        "id": "n",
                        "kind": "number",
                        "text": text,
                        "unit": text,
                        "worst": "0",
                        "best": "1",
                    },
                ),
            },
        ),
    }


def _formulas(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    # The names of sheets come from titles.
    return [
        re.sub(r"'1[^!]*'!", "'1'!", str(cell.value))
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


HARMLESS = _formulas(books.workbook_of(*books.edition_of(_hostile("harmless"))))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_an_author_typed_becomes_a_formula_or_a_link(text: str) -> None:
    content = books.workbook_of(*books.edition_of(_hostile(text)))
    assert _formulas(content) == HARMLESS
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "hyperlink" in name.lower()]
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not any(b"<hyperlink" in sheet for sheet in sheets)


def test_ten_thousand_characters_are_all_there_and_fit_their_rows() -> None:
    edition, assessment = books.edition_of(_hostile(LONG), "zh")
    content = books.workbook_of(edition, assessment)
    book = openpyxl.load_workbook(io.BytesIO(content))
    where = plan(edition, assessment)
    sheet = book[where.parts[0].name]
    column = "".join(str(sheet.cell(row, 2).value or "") for row in range(4, sheet.max_row + 1))
    assert LONG.replace(" ", "") in column.replace(" ", "")
    assert all((each.height or 0) <= 409 for each in sheet.row_dimensions.values())


def test_lists_are_ranges_and_what_they_offer_is_short_enough_to_be_compared() -> None:
    edition, assessment = books.edition_of(_hostile(LONG))
    book = openpyxl.load_workbook(io.BytesIO(books.workbook_of(edition, assessment)))
    validations = [each for sheet in book for each in sheet.data_validations.dataValidation]
    assert validations
    assert all(str(each.formula1).startswith("lists!$A$") for each in validations)
    offered = [str(row[0].value or "") for row in book["lists"].iter_rows(max_col=1)]
    assert max(map(len, offered)) <= 255


def test_equal_playbooks_give_equal_bytes() -> None:
    edition, assessment = books.edition_of(_hostile("same"))
    assert books.workbook_of(edition, assessment) == books.workbook_of(edition, assessment)
    book = openpyxl.load_workbook(io.BytesIO(books.workbook_of(edition, assessment)))
    assert f"{book.properties.created:%Y-%m-%d}" == "2026-11-22"


@pytest.mark.parametrize(("language", "own"), [("zh", "出处与许可"), ("en", "About this file")])
def test_our_own_assessments_are_a_folder_of_workbooks_with_their_imprint(
    language: str, own: str
) -> None:
    edition = Edition(eight_traits(), language, books.TEMPLATES, ("zh", "en"))
    made = export_xlsx(edition)
    assert list(made.files) == [
        f"eight-traits.{name}.{language}.xlsx" for name in ("health-check", "commerce-check")
    ]
    book: Any = openpyxl.load_workbook(io.BytesIO(next(iter(made.files.values()))))
    said = [str(cell.value) for row in book[own].iter_rows() for cell in row if cell.value]
    assert any("1.0.0" in text for text in said)
    assert any("creativecommons.org" in text for text in said)
    for sheet in book:
        if sheet.sheet_state == "visible":
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            assert sheet.page_setup.paperSize == 9
            assert "1.0.0" in sheet.oddFooter.left.text


def test_names_of_sheets_are_allowed_and_differ() -> None:
    titles = ["a" * 40, "a" * 41, "[x]:*?/\\", "'quoted'", "🙂" * 30, ""]
    names = [sheet_name(number, title) for number, title in enumerate(titles, 1)]
    assert len(set(names)) == len(names)
    for name in names:
        assert len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name != ""


def test_a_text_is_cut_between_characters_and_says_so() -> None:
    assert cut("🙂" * 4, 6, "…") == "🙂🙂…"
    assert cut("same", 4) == "same"


def test_pieces_lose_nothing() -> None:
    text = f"{LONG}\n{'word ' * 3_000}\nend"
    found = pieces(text, 40)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(piece) <= 40 * 24 for piece in found)
