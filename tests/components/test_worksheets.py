"""Every example of forms, checklists and workshops: drawn, without scripts, by keyboard."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.examples import FOLDERS, examples, served_examples

EVERY = [(kind, id) for kind in ("form", "checklist", "workshop") for id in examples(kind)]


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_examples(tmp_path_factory.mktemp("worksheets")) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _address(garden: str, language: str, kind: str, id: str) -> str:
    return f"{garden}/{language}/garden/{FOLDERS[kind]}/{id}/"


@pytest.mark.parametrize(("kind", "id"), EVERY)
def test_an_example_is_drawn_in_either_direction_and_axe_finds_nothing(
    page: Page, garden: str, kind: str, id: str
) -> None:
    log = Log(garden)
    log.attach(page)
    for language, direction in (("zh", "ltr"), ("en", "rtl")):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(_address(garden, language, kind, id))
        page.wait_for_load_state("networkidle")
        page.evaluate("direction => { document.body.dir = direction; }", direction)
        assert not page.locator(f"pb-{kind} [data-part=plain]").is_visible()
        assert axe_violations(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    log.assert_clean()


def test_without_scripts_there_is_room_to_write_and_nothing_to_press(
    browser: Browser, garden: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_address(garden, "en", "form", "every-field"))
    for field in page.locator("[data-field]").all():
        assert field.locator("input:visible, textarea:visible").count() > 0
    assert page.locator("[data-field=rows] tbody tr").count() == 4
    assert "[Which day]" in page.locator(".pb-document").inner_text()
    page.goto(_address(garden, "en", "checklist", "with-outcomes"))
    assert page.locator(".pb-checks input:visible").count() == 3
    assert page.locator(".pb-outcome__span").all_inner_texts() == ["1 to 2", "3 or more"]
    page.goto(_address(garden, "en", "workshop", "with-everything"))
    assert page.locator("[data-part=clock]").all_inner_texts() == ["0:00", "0:05"]
    assert page.locator("[data-step=begin] a").all_inner_texts() == [
        *("Check at the end of the season", "Every kind of field", "A plain list")
    ]
    for kind, id in EVERY:
        page.goto(_address(garden, "zh", kind, id))
        assert page.locator(f"pb-{kind} button:visible").count() == 0
        for part in ("desk", "takeaway", "progress-frame", "timer"):
            assert page.locator(f"[data-part={part}]:visible").count() == 0, part
    context.close()


def test_every_field_can_be_filled_in_by_keyboard_alone(page: Page, garden: str) -> None:
    page.goto(_address(garden, "en", "form", "every-field"), wait_until="load")
    document = page.locator("[data-part=document]")
    page.locator("#field-passage textarea").focus()
    page.keyboard.type("One.\n\nTwo\nthree.")
    page.keyboard.press("Tab")
    page.keyboard.type("ten at most, not more")
    assert page.locator("#field-line input").input_value() == "ten at mos"
    page.locator("#field-entries input").first.focus()
    for word in ("a", "b", "c", "d", "e"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    # The fifth line came as the fourth was filled; there is no sixth.
    assert page.locator("#field-entries input").count() == 5
    page.keyboard.type("Dig")
    page.keyboard.press("Tab")
    page.keyboard.type("Me")
    page.locator("[name=one]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("[name=one]:checked").count() == 0, "a choice can be undone"
    page.keyboard.press("Space")
    page.locator("[name=some]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert document.locator("[data-piece=passage] p").all_inner_texts() == ["One.", "Two\nthree."]
    assert document.locator("[data-piece=sentence]").inner_text() == (
        "[Which day]: A spade, Red; Green, a; b; c; d; e."
    )
    assert document.locator("[data-piece=blocks] li").all_inner_texts() == [
        *"abcde",
        "Red",
        "Green",
    ]
    assert document.locator("[data-piece=blocks] td").all_inner_texts() == ["Dig", "Me"]
    assert page.locator("[data-part=count]").inner_text() == "2 of 3 required fields filled in"


def test_what_is_asked_otherwise_since_is_to_be_checked(page: Page, garden: str) -> None:
    page.goto(_address(garden, "en", "form", "every-field"), wait_until="load")
    page.locator("#field-passage textarea").fill("As it was asked before")
    with page.expect_download() as waiting:
        page.locator("[data-do=json]:visible").first.click()
    file = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    value = file["values"].pop("passage")
    file["values"]["words"] = {**value, "rev": 1}
    page.locator("[data-part=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    page.locator("[data-do=take-in]").click()
    assert page.locator("#field-passage textarea").input_value() == "As it was asked before"
    note = page.locator("#field-passage [data-part=note]")
    assert note.is_visible()
    note.locator("button").click()
    assert not note.is_visible()
    page.reload()
    assert not note.is_visible()
