"""Light and dark: what the system asks for, until the reader chooses."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import KINDS
from tests.browser.waiting import until

_SCHEME = "document.body.dataset.mdColorScheme"


def test_the_first_paint_is_what_the_system_asks_for(page: Page, address: str) -> None:
    """Nothing has run but what stands in the page, so nothing flashes."""
    page.route("**/*.js", lambda route: route.abort())
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/zh/")
    assert page.evaluate(_SCHEME) == "slate"
    assert page.evaluate("document.documentElement.className").split()[0] == "js"


def test_a_page_follows_the_system_until_the_reader_chooses(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{KINDS['trait']}")
    assert page.evaluate(_SCHEME) == "default"
    page.emulate_media(color_scheme="dark")
    until(page, f"{_SCHEME} === 'slate'")
    page.locator("form.md-header__option label:visible").click()
    assert page.evaluate(_SCHEME) == "default"
    page.reload()
    assert page.evaluate(_SCHEME) == "default"
    assert page.evaluate("__md_get('__palette').index") == 0


def test_the_keyboard_chooses_too(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/")
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(_SCHEME) == "slate"
    page.keyboard.press("Enter")
    assert page.evaluate(_SCHEME) == "default"


def test_where_nothing_can_be_kept_a_choice_still_counts(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no') }"
    )
    page = context.new_page()
    page.goto(f"{address}/zh/")
    page.locator("form.md-header__option label:visible").click()
    assert page.evaluate(_SCHEME) == "slate"
    context.close()


def test_the_bundle_styles_no_page_anew(page: Page, address: str) -> None:
    """What it marks, assigns and puts on is there already, so no stylesheet is read again."""
    page.add_init_script("""
      window.late = 0;
      document.addEventListener("load", ({target}) => {
        late += target.rel === "stylesheet" && document.readyState !== "loading";
      }, true);
    """)
    page.goto(f"{address}/zh/")
    page.wait_for_load_state("networkidle")
    assert page.locator("head link[rel=stylesheet][href^=http]").count() == 2
    assert page.evaluate("late") == 0


def test_the_wheel_leads_on_after_scripts_have_run(page: Page, address: str) -> None:
    """Instant navigation assigns every link its address, which links in drawings refuse."""
    page.goto(f"{address}/zh/{KINDS['overview']}")
    page.wait_for_load_state("networkidle")
    seat = page.locator(".pb-wheel__seat").first
    way = seat.get_attribute("href") or ""
    seat.click()
    expect(page).to_have_url(f"{address}/zh/{KINDS['overview']}{way}")
