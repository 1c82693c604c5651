"""A self-assessment as a reader uses it: by keyboard, by mouse, with files."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page

OURS = """
[localStorage, sessionStorage]
  .flatMap((each) => Object.keys(each)).filter((key) => key.startsWith("pb:"))
"""


class Filling:
    """The assessment on a page; the first one, where there are several."""

    def __init__(self, page: Page, root: Locator | None = None) -> None:
        self.page = page
        self.root = root or page.locator("pb-assessment").first

    def part(self, name: str) -> Locator:
        return self.root.locator(f"[data-part={name}]")

    def press(self, does: str) -> None:
        """Press the button that does something."""
        self.root.locator(f"[data-do={does}]:visible").first.click()

    def question(self, id: str) -> Locator:
        return self.root.locator(f"fieldset[data-ask='{id}']")

    def choose(self, id: str, value: str) -> None:
        self.question(id).locator(f"input[value='{value}']").check()

    def chosen(self) -> dict[str, list[str]]:
        """What is ticked on the page, by question."""
        found: dict[str, list[str]] = self.root.evaluate(
            """root => Object.fromEntries([...root.querySelectorAll("fieldset[data-ask]")].map(
                (field) => [field.dataset.ask,
                  [...field.querySelectorAll(".pb-ask__picks input:checked")].map(i => i.value)]
            ).filter(([, values]) => values.length))"""
        )
        return found

    def stored(self) -> dict[str, Any]:
        """The records in this browser, by key."""
        texts: dict[str, str] = self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('pb:')))"
        )
        return {key: json.loads(text) for key, text in texts.items()}

    def record(self) -> Any:
        """The only record in this browser."""
        (file,) = self.stored().values()
        return file

    def keys(self) -> list[str]:
        found: list[str] = self.page.evaluate(OURS)
        return found

    def download(self, does: str, folder: Path) -> Path:
        """The file a button gives, saved under its own name."""
        with self.page.expect_download() as waiting:
            self.press(does)
        given: Download = waiting.value
        path = folder / given.suggested_filename
        given.save_as(path)
        return path

    def bring_in(self, path: Path) -> None:
        """Choose a file; nothing has changed until it is taken in."""
        self.part("file").set_input_files(str(path))
        self.part("offer").locator(".pb-notice").wait_for()

    def paste(self, text: str) -> None:
        self.part("pasted").fill(text)
        self.press("paste")
        self.part("offer").locator(".pb-notice").wait_for()

    def said(self) -> str:
        return self.part("said").evaluate("output => output.value") or ""

    def scores(self) -> dict[str, str]:
        """Section to score, as the table shows them."""
        self.page.wait_for_timeout(200)
        found: dict[str, str] = self.part("table").evaluate(
            """table => Object.fromEntries(
                [...table.querySelectorAll(":scope > table > tbody > tr:first-child")].map((row) =>
                  [row.querySelector("th").textContent, row.querySelector("b").textContent]))"""
        )
        return found
