"""Pages as assistive technology meets them: axe finds nothing that is ours."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.pages import KINDS
from tests.project import LANGUAGES

AXE = Path(__file__).parent / "vendor" / "axe.min.js"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

MATERIAL_BREAKS: frozenset[str] = frozenset()
"""Rules that Material's own furniture still breaks; empty is the aim."""


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules among them that look at colours; all others see the same in every scheme."""

_RUN = "options => axe.run(document, {...options, resultTypes: ['violations']})"


# `Any`: axe's own report, as JSON.
def axe_violations(page: Page, *, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe reports on the page as it stands, without what Material still breaks.

    Args:
        page: Any page.
        rules: Only these, instead of all that are tagged.
    """
    # The policy of the site lets no script into the page; what a debugger says is no part of it.
    if page.evaluate("() => typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text("utf-8"))
    chosen = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    report = page.evaluate(_RUN, {"runOnly": chosen})
    return [found for found in report["violations"] if found["id"] not in MATERIAL_BREAKS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(KINDS))
def test_axe_finds_nothing(page: Page, address: str, language: str, kind: str) -> None:
    """In the light, and again what depends on colours in the dark, the same in all languages."""
    page.goto(f"{address}/{language}/{KINDS[kind]}", wait_until="load")
    in_the_dark = [("dark", COLOURS)] if language == LANGUAGES[0] else []
    for scheme, rules in [("light", []), *in_the_dark]:
        if scheme == "dark":
            page.locator("form.md-header__option label:visible").click()
        found = [
            (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
            for rule in axe_violations(page, rules=rules)
        ]
        assert found == [], scheme + json.dumps(found, indent=2, ensure_ascii=False)
