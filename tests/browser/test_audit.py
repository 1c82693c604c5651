"""Every page, in every language, as every reader may meet it: `make audit`.

Each page is opened once; its colours, its size and its media are then changed in place.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.auditing.finding import Audit
from tests.browser.auditing.order import in_another_language, out_of_order
from tests.browser.auditing.room import cramped
from tests.browser.auditing.sight import SCREENS, axe_looks, edgeless, moving
from tests.browser.auditing.walk import lost_focus, lost_on_the_way
from tests.browser.conftest import Log
from tests.browser.pages import KINDS, pages_of
from tests.project import LANGUAGES

pytestmark = pytest.mark.audit

SHARES = 8
"""Into how many parts the pages of a language go, so that several processes can share them."""


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_for_everybody(
    page: Page, log: Log, site: Path, address: str, language: str, share: int, audit: Audit
) -> None:
    """Seen, enlarged, heard, in its reader's colours; and the browser complains of nothing."""
    debugger = page.context.new_cdp_session(page)
    for way in pages_of(site, language)[share::SHARES]:
        page.set_viewport_size(SCREENS["desk"])
        page.goto(f"{address}/{way}", wait_until="load")
        audit.note(way, "order of headings and landmarks, ids", out_of_order(page))
        audit.note(way, "language of every fragment", in_another_language(page))
        audit.note(way, "nothing moves", moving(page))
        for look, found in axe_looks(page):
            audit.note(way, look, found)
        for size, found in cramped(page, debugger):
            audit.note(way, size, found)
        audit.note(way, "controls in forced colours", edgeless(page))
        audit.note(way, "focus in forced colours, under no header", lost_focus(page))
        audit.note(way, "browser's log", log.taken())
    audit.assert_clean()


@pytest.mark.parametrize("screen", list(SCREENS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_keyboard_reaches_everything_and_the_focus_is_seen(
    page: Page, address: str, language: str, screen: str, audit: Audit
) -> None:
    """Key by key through one page of every kind: never lost, never covered, always drawn."""
    page.set_viewport_size(SCREENS[screen])
    for kind, way in KINDS.items():
        page.goto(f"{address}/{language}/{way}")
        page.wait_for_load_state("networkidle")
        steps, found = lost_on_the_way(page)
        audit.note(f"{language} {kind}", f"by keyboard, {screen}", found)
        audit.looks[f"steps by keyboard, {screen}"] += steps
    audit.assert_clean()
