"""Every page, in every language, as every reader may meet it: `make audit`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.auditing import EDGELESS, looked_at, moving, pages_of, too_wide, walked
from tests.browser.conftest import DESK, Log
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

pytestmark = pytest.mark.audit


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(
    page: Page, log: Log, site: Path, address: str, language: str, audited: dict[str, object]
) -> None:
    """Light and dark, on a desk and on a phone; enlarged to 200 % and 400 %; and in the
    browser's own log nothing failed, nothing was complained about, nobody else was asked."""
    wrong: dict[str, list[str]] = {}
    pages = pages_of(site, language)
    for way in pages:
        page.set_viewport_size(DESK)
        page.goto(f"{address}/{way}", wait_until="load")
        for where, rule in looked_at(page):
            node = rule["nodes"][0]
            wrong.setdefault(f"{rule['id']} ({where})", []).append(f"{way} {node['html'][:120]}")
        for zoom in too_wide(page):
            wrong.setdefault(f"too wide at {zoom}", []).append(way)
    audited.update(
        {
            "pages": len(pages),
            "looks": len(pages) * 4,
            "axe violations": sum(len(each) for rule, each in wrong.items() if "(" in rule),
            "too wide at 200 % or 400 %": sum(
                len(each) for rule, each in wrong.items() if "%" in rule
            ),
            "foreign requests": len(log.foreign),
            "failed requests": len(log.failed),
            "console messages": len(log.console),
        }
    )
    assert {rule: (len(each), each[:3]) for rule, each in wrong.items()} == {}
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_keyboard_reaches_everything_and_the_focus_is_seen(
    page: Page, address: str, language: str, audited: dict[str, object]
) -> None:
    """Never under the header, never off the screen, always drawn."""
    wrong, steps = {}, 0
    for kind, way in KINDS.items():
        page.goto(f"{address}/{language}/{way}", wait_until="networkidle")
        count, found = walked(page)
        steps += count
        if found:
            wrong[kind] = (len(found), found[:6])
    audited.update({"kinds of pages": len(KINDS), "steps": steps, "lost or hidden": len(wrong)})
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_forced_colours_leave_every_control_and_the_focus_visible(
    browser: Browser, address: str, language: str, audited: dict[str, object]
) -> None:
    context = browser.new_context(viewport=DESK, forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    wrong = {}
    for kind, way in KINDS.items():
        page.goto(f"{address}/{language}/{way}", wait_until="load")
        found: list[str] = page.evaluate(EDGELESS)
        if found:
            wrong[kind] = found[:4]
    context.close()
    audited.update({"kinds of pages": len(KINDS), "controls without an edge": len(wrong)})
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_for_readers_who_asked_for_no_motion(
    page: Page, address: str, language: str, audited: dict[str, object]
) -> None:
    wrong = {}
    for kind, way in KINDS.items():
        page.goto(f"{address}/{language}/{way}", wait_until="load")
        if found := moving(page):
            wrong[kind] = found[:8]
    audited.update({"kinds of pages": len(KINDS), "moving": len(wrong)})
    assert wrong == {}
