"""A fillable workbook has real fields, small, tied together where they mean the same."""

from functools import cache

from playbook_press.exports.workbook.fields import Fields
from tests.exports.workbook.printing import catalogue, printed, read
from tests.pages.sample import sample


@cache
def _sheet() -> bytes:
    return printed(sample(), "zh", ("rules", "all"), fillable=True)


@cache
def _questions() -> bytes:
    return printed(sample(), "zh", ("assessment", sample().assessments[0].id), fillable=True)


def test_a_blank_that_stands_in_two_places_is_one_field() -> None:
    """What is decided once is then written in every rule."""
    fields = read(_sheet()).get_fields() or {}
    blank = fields["blank/garden"]
    assert blank["/FT"] == "/Tx"
    assert len(blank["/Kids"]) == 2


def test_levels_are_one_choice() -> None:
    fields = read(_questions()).get_fields() or {}
    choices = [field for field in fields.values() if field.get("/Ff") == 1 << 15]
    assert choices
    assert all(field["/FT"] == "/Btn" and len(field["/Kids"]) > 1 for field in choices)


def test_no_field_brings_a_font_along() -> None:
    """A whole Chinese font in the file would weigh 16 MB."""
    form = catalogue(_sheet())["/AcroForm"]
    song = form["/DR"]["/Font"]["/Song"]["/DescendantFonts"][0].get_object()
    assert "/FontFile3" not in song["/FontDescriptor"]
    assert len(_sheet()) < 1_000_000


def test_every_field_is_named_in_the_structure() -> None:
    reader = read(_questions())
    widgets = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Widget"
    ]
    assert widgets
    root = catalogue(_questions())["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    keys = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert all(keys[w["/StructParent"]].get_object()["/S"] == "/Form" for w in widgets)
    assert all(w["/TU"] for w in widgets)


def test_without_asking_there_are_no_fields() -> None:
    assert not read(printed(sample(), "zh", ("rule", "rule-water"))).get_fields()


def test_places_are_counted_in_reading_order() -> None:
    fields = Fields()
    assert [fields.tick("a", ""), fields.line("b", "")] == ["field-1", "field-2"]
    assert [field.kind for field in fields.found] == ["tick", "line"]
