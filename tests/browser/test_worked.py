"""The worked example of scoring, in a browser: the numbers of the program at every change."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from documentation.worked import ANSWERS, worked_example
from tests.browser.axe import axe_violations
from tests.browser.conftest import Log

HERE = "guide/scoring/"
CHANGES: tuple[dict[str, Any], ...] = (
    {"same-day": {"option": "l0"}},
    {"who-knows": {"options": ["door", "chat"]}},
    {"how-many": {"number": "5"}},
    {"same-day": {"unknown": True}, "how-many": {}},
)
"""A critical question failed, points, a fraction, too little for a score."""

_ANSWER = """
(form, answers) => {
  for (const [name, answer] of Object.entries(answers)) {
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      const option = answer.unknown ? "unknown" : answer.option;
      if (field.type === "radio") field.checked = field.value === option;
      if (field.type === "checkbox") field.checked = answer.options.includes(field.value);
      if (field.type === "text") field.value = answer.number ?? "";
    }
  }
  form.dispatchEvent(new Event("input", {bubbles: true}));
}
"""


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_change_gives_the_numbers_of_the_program(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page()
    log = Log(address)
    log.attach(page)
    page.goto(f"{address}/{language}/{HERE}")
    assert page.locator("pb-worked form").is_visible()
    for change in ({}, *CHANGES):
        answers = {id: answer for id, answer in {**ANSWERS, **change}.items() if answer}
        page.locator("pb-worked form").evaluate(_ANSWER, {**ANSWERS, **change})
        expected = _texts(browser, worked_example(language, answers))
        assert _texts(browser, page.locator("pb-worked").evaluate("e => e.outerHTML")) == expected
    assert axe_violations(page) == []
    assert log.console == []
    page.close()


def _texts(browser: Browser, html: str) -> list[str]:
    page = browser.new_page(java_script_enabled=False)
    page.set_content(html)
    found = page.locator("td, output").all_inner_texts()
    page.close()
    return found


def test_without_scripts_the_example_is_whole(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/en/{HERE}")
    assert page.locator("pb-worked form").is_hidden()
    assert "2.7" in page.locator("pb-worked output").inner_text()
    page.close()
