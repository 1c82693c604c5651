"""More contrast, for readers who ask their system for it: 7:1, in the light and in the dark."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.axe import axe_source
from tests.browser.pages import KINDS

_ENHANCED = """() => axe.run(document,
  {runOnly: {type: "rule", values: ["color-contrast-enhanced"]}})"""

_EDGES = """() => ["badge", "notice", "wording", "matrix__cell"].flatMap((name) =>
  [...document.querySelectorAll(`.md-typeset .pb-${name}`)].map((each) =>
    getComputedStyle(each).borderBlockStartWidth))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["overview", "trait", "cases", "assessment", "guide"])
def test_all_text_is_as_strong_as_was_asked_for(
    page: Page, address: str, kind: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(contrast="more", color_scheme=scheme)
    page.goto(f"{address}/zh/{KINDS[kind]}")
    page.evaluate(axe_source())
    found = page.evaluate(_ENHANCED)["violations"]
    faint = [node["html"][:160] for rule in found for node in rule["nodes"][:5]]
    assert faint == [], json.dumps(faint, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("kind", ["trait", "cases"])
def test_lines_stand_for_tints(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}/zh/{KINDS[kind]}")
    assert "0px" in page.evaluate(_EDGES)
    page.emulate_media(contrast="more")
    edges = page.evaluate(_EDGES)
    assert edges
    assert "0px" not in edges
