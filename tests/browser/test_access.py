"""Pages as assistive technology meets them, one of every kind; `make audit` takes all of them."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import axe_findings
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(KINDS))
def test_axe_finds_nothing(page: Page, address: str, language: str, kind: str) -> None:
    """In the light on a desk, and in the dark on a phone, which is the same in all languages."""
    page.goto(f"{address}/{language}/{KINDS[kind]}", wait_until="load")
    assert axe_findings(page) == []
    if language != LANGUAGES[0]:
        return
    page.locator("form.md-header__option label:visible").click()
    page.set_viewport_size(PHONE)
    assert axe_findings(page) == []
