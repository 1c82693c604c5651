"""Every example of the component: loaded, drawn, without scripts, by keyboard, either direction."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.examples import examples, served_examples
from tests.project import LANGUAGES

IDS = list(examples())


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_examples(tmp_path_factory.mktemp("components")) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", IDS)
def test_an_example_is_drawn_and_axe_finds_nothing(
    page: Page, garden: str, id: str, language: str, direction: str
) -> None:
    log = Log(garden)
    log.attach(page)
    page.goto(f"{garden}/{language}/garden/assess/{id}/")
    page.wait_for_load_state("networkidle")
    page.evaluate("direction => { document.body.dir = direction; }", direction)
    assert page.locator("pb-assessment [data-part=rail]").is_visible()
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    log.assert_clean()


@pytest.mark.parametrize("id", IDS)
def test_an_example_can_be_read_and_marked_without_scripts(
    browser: Browser, garden: str, id: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{garden}/en/garden/assess/{id}/")
    for field in page.locator("fieldset[data-ask]").all():
        assert field.locator("legend").is_visible()
        assert field.locator("input:visible, textarea:visible").count() > 0
    assert page.locator("pb-assessment button:visible").count() == 0
    context.close()


def test_arrows_follow_the_direction_of_the_text(page: Page, garden: str) -> None:
    page.goto(f"{garden}/en/garden/assess/every-kind/", wait_until="load")
    page.evaluate("document.body.dir = 'rtl'")
    page.locator("[data-do=stage]").click()
    page.keyboard.press("ArrowLeft")
    assert page.locator("[data-part=stage-place]").inner_text() == "Question 2 of 5"
    # In a field to type in, arrows move the cursor.
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-part=stage-place]").inner_text() == "Question 2 of 5"


def test_every_question_can_be_answered_by_keyboard_alone(page: Page, garden: str) -> None:
    """Tab reaches each question once, arrows and blanks choose, words are typed."""
    page.goto(f"{garden}/en/garden/assess/every-kind/", wait_until="load")
    page.locator("[data-do=resume]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=spade]:checked").get_attribute("value") == "sometimes"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part") == "value":
            break
    page.keyboard.type("4")
    stored = page.evaluate("Object.values(localStorage).join()")
    assert '"number":"4"' in stored
