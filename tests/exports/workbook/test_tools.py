"""Forms, checklists and workshops on paper: all they say, and room for all they ask."""

import pytest

from playbook_press.exports.workbook import SINGLE
from playbook_press.pages.backlinks import texts_of
from tests.exports.workbook.printing import edition, printed, read, squeezed, text_of, tool_book
from tests.project import LANGUAGES

TOOLS = [
    (kind, id)
    for kind in ("form", "checklist", "workshop")
    for id in tool_book().items_by_kind[kind]
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", TOOLS, ids=["/".join(item) for item in TOOLS])
def test_every_text_of_it_is_there(item: tuple[str, str], language: str) -> None:
    book = edition(tool_book(), language)
    text = text_of(printed(tool_book(), language, item))
    shown = tool_book().items_by_kind[item[0]][item[1]]
    said = [
        squeezed(book.spoken(each)) for each in texts_of(shown) if "{{" not in each.best("zh")[0]
    ]
    assert said
    assert [each for each in said if each not in text] == []
    assert squeezed("https://example.org/garden/") in text


def test_every_field_of_a_form_has_its_place() -> None:
    fields = read(printed(tool_book(), "en", ("form", "every-field"), fillable=True)).get_fields()
    assert fields is not None
    kinds = {name.removeprefix("every-field/"): field["/FT"] for name, field in fields.items()}
    words = {"passage", "line", "day", *(f"entries/{row}" for row in range(1, 6))}
    words |= {f"rows/{row}/{column}" for row in range(1, 7) for column in ("what", "who")}
    assert kinds == dict.fromkeys(words, "/Tx") | dict.fromkeys(
        ("one", "some/red", "some/green"), "/Btn"
    )
    assert fields["every-field/passage"]["/Ff"] == 1 << 12
    assert len(fields["every-field/one"]["/Kids"]) == 2


def test_the_document_names_the_number_of_what_goes_where() -> None:
    text = text_of(printed(tool_book(), "en", ("form", "every-field")))
    assert squeezed("The document of [2 A line]") in text
    assert squeezed("[1 A passage]") in text
    assert "{{" not in text


def test_a_box_stands_before_everything_to_tick() -> None:
    for kind, id in TOOLS:
        book = tool_book()
        fields = read(printed(book, "zh", (kind, id), fillable=True)).get_fields() or {}
        if kind == "checklist":
            items = [item for group in book.checklist_by_id[id].groups for item in group.items]
            assert set(fields) == {f"{id}/{item.id}" for item in items}
        elif kind == "workshop":
            found = book.workshop_by_id[id]
            ticked = len(found.materials) + len(found.prepare) + len(found.follow_up)
            assert len(fields) == ticked + 1


def test_everything_with_a_page_of_its_own_has_a_sheet() -> None:
    assert set(SINGLE) == set(tool_book().items_by_kind)
