"""What a page offers beside its text, used by keyboard alone: reached by Tab, seen, and left."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log
from tests.browser.pages import KINDS
from tests.browser.waiting import until
from tests.project import LANGUAGES

_OUTLINED = """(wanted) => {
  const at = document.activeElement;
  if (!at.matches(wanted)) return `the focus went on to ${at.outerHTML.slice(0, 200)}`;
  const label = at.closest("label") ?? (at.matches(".md-option") ? at.nextElementSibling : at);
  const shows = [at, label].some((each) => getComputedStyle(each).outlineStyle !== "none");
  return shows ? "" : `no outline on ${at.outerHTML.slice(0, 200)} ${at.matches(":focus-visible")}`;
}"""


def reach(page: Page, wanted: str, *, back: bool = False, most: int = 60) -> None:
    """Press Tab until what is wanted has the focus, and see that the focus shows."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            assert not page.evaluate(_OUTLINED, wanted)
            return
    raise AssertionError(f"{most} steps do not lead to {wanted}")


def skip(page: Page) -> None:
    """Follow the link in focus past the header. It gives up the focus when the browser is there."""
    page.keyboard.press("Enter")
    expect(page.locator(".md-skip")).not_to_be_focused()


@pytest.fixture
def opened(page: Page, log: Log, address: str) -> Callable[[str], Page]:
    def at(way: str) -> Page:
        page.goto(f"{address}/{way}", wait_until="load")
        return page

    return at


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_step_leads_past_the_header(opened: Callable[[str], Page], language: str) -> None:
    page = opened(f"{language}/{KINDS['trait']}")
    reach(page, ".md-skip", most=1)
    skip(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, article') !== null")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["Enter", "ArrowRight"])
def test_light_and_dark_change_places(
    opened: Callable[[str], Page], language: str, key: str
) -> None:
    """The switch says which of the two is chosen, in the language of the page."""
    page = opened(f"{language}/{KINDS['overview']}")
    light, dark = {"zh": ("浅色", "深色"), "en": ("Light", "Dark")}[language]
    reach(page, ".md-option")
    for scheme, name in (("slate", dark), ("default", light)):
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        assert page.evaluate("document.activeElement.ariaLabel") == name
        assert page.evaluate("document.activeElement.checked")
        assert not page.evaluate(_OUTLINED, ".md-option")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_one_key_away(opened: Callable[[str], Page], language: str) -> None:
    page = opened(f"{language}/{KINDS['case']}")
    other = next(code for code in LANGUAGES if code != language)
    reach(page, f"a.pb-language[lang={other}]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{other}/{KINDS['case']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_explains_itself_and_can_be_sent_away(
    opened: Callable[[str], Page], language: str
) -> None:
    page = opened(f"{language}/{KINDS['trait']}")
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "a.pb-term")
    bubble = page.locator("[role=tooltip].md-tooltip2--active")
    expect(bubble).to_be_visible()
    assert len(bubble.inner_text()) > 10
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('a.pb-term')"), "the place is kept"
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#term-*")


def test_a_bubble_comes_and_goes_with_the_pointer(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['trait']}")
    term = page.locator("a.pb-term").first
    said = term.get_attribute("title")
    term.hover()
    bubble = page.get_by_role("tooltip")
    expect(bubble).to_have_text(said or "a title")
    expect(term).to_have_attribute("aria-describedby", "pb-bubble")
    expect(term).not_to_have_attribute("title", said or "a title")
    page.locator("h1").hover()
    expect(bubble).to_have_count(0)
    expect(term).to_have_attribute("title", said or "a title")
    page.locator(".md-logo").first.hover()
    expect(page.locator("main").get_by_role("tooltip")).to_be_visible()


def test_the_button_to_the_top_gives_way_to_the_focus(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['sources']}")
    page.set_viewport_size({"width": 390, "height": 844})
    top = page.locator(".md-top")
    page.mouse.move(195, 400)
    page.mouse.wheel(0, 4000)
    until(page, "scrollY > 3000")
    page.mouse.wheel(0, -400)
    expect(top).to_be_visible()
    page.locator("main a[href]:visible").nth(40).focus()
    page.keyboard.press("Shift+Tab")
    expect(top).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.mouse.wheel(0, 200)
    page.mouse.wheel(0, -300)
    top.click()
    until(page, "scrollY === 0")


def test_a_wide_table_is_moved_by_arrows(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['cases']}")
    page.set_viewport_size({"width": 390, "height": 844})
    frame = page.locator(".pb-matrix-frame")
    reach(page, ".pb-matrix-frame")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.pb-matrix-frame').scrollLeft > 0")
    assert frame.get_attribute("aria-label")


def test_a_search_is_asked_narrowed_and_left(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['overview']}")
    reach(page, ".pb-search__open")
    page.keyboard.press("Enter")
    page.keyboard.type("rules")
    page.locator("[role=option] mark").first.wait_for()
    reach(page, "dialog [aria-pressed], dialog input[type=checkbox], dialog input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.pb-search__open')")


def test_a_rulebook_is_chosen_filled_in_and_put_in_order(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['rulebook']}")
    rules = page.locator("[data-part=rulebook] [data-rule]")
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "[name=rule][value=rule-meetups]")
    page.keyboard.press("Space")
    expect(rules).to_have_count(8)
    reach(page, "#fill-community")
    page.keyboard.type("The Spade Club")
    expect(page.locator("[data-part=rulebook]")).to_contain_text("The Spade Club")
    reach(page, "[data-rule=rule-meetups] [data-do=up]")
    page.keyboard.press("Enter")
    assert rules.nth(6).get_attribute("data-rule") == "rule-meetups"
    reach(page, "[data-rule=rule-meetups] [data-do=drop]")
    page.keyboard.press("Enter")
    expect(rules).to_have_count(7)
    assert page.evaluate("document.activeElement !== document.body"), "the place is kept"


def test_an_assessment_is_begun_answered_and_added_up(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['assessment']}")
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "fieldset[data-ask] input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("fieldset[data-ask] input:checked").count() == 1
    reach(page, "[data-part=results] summary, [data-part=results] a, [data-do]", most=400)
    until(page, "Object.keys(localStorage).some((key) => key.startsWith('pb:'))")


def test_a_team_brings_links_together(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['team']}")
    # A chooser is kept from opening a window of the system only once somebody listens.
    page.on("filechooser", lambda _: None)
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "input[type=file]")
    with page.expect_file_chooser():
        page.keyboard.press("Enter")
    reach(page, "textarea")
    page.keyboard.type("nothing that is a link")
    reach(page, "button:not(:disabled)", most=3)
    page.keyboard.press("Enter")
    expect(page.locator("pb-team")).to_contain_text("There are no answers in this.")


def test_steps_are_ticked_and_a_clock_is_started(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/{KINDS['checklist']}")
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "main article input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator("main article input[type=checkbox]:checked")).to_have_count(1)
    page = opened(f"en/{KINDS['workshop']}")
    page.locator(".md-skip").focus()
    skip(page)
    reach(page, "[data-do=toggle]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the place is kept"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_narrow_screen_the_navigation_is_opened_and_left(
    opened: Callable[[str], Page], language: str
) -> None:
    """As it is on a desk, too, for whoever enlarges the page to 400 %."""
    page = opened(f"{language}/{KINDS['shelf']}")
    page.set_viewport_size({"width": 320, "height": 640})
    link = page.locator(".md-sidebar--primary a.md-nav__link:visible").first
    expect(link).to_be_hidden()
    reach(page, ".pb-menu")
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    reach(page, ".md-sidebar--primary a.md-nav__link")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.pb-menu')")
