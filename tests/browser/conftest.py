"""A built site, a server for it, and a Chromium to read it with."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

from tests.browser.auditing.finding import Audit, table
from tests.browser.modules import modules as modules
from tests.project import shared_site

DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of this very project."""
    return shared_site(tmp_path_factory)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at the browser's own log."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address a folder is served at, without a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address the site is served at, without a slash at the end."""
    with served(site) as home:
        yield home


@dataclass
class Log:
    """What went wrong while pages were read: console messages, exceptions, foreign requests."""

    home: str
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.console.append(f"exception: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", self._lost)
        page.on(
            "response",
            lambda answer: (
                self.failed.append(f"{answer.status} {answer.url}")
                if answer.status >= 400
                else None
            ),
        )

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.console.append(f"{kind}: {text}")

    def _lost(self, request: Request) -> None:
        # Whoever goes on to another page leaves what this one was still asking for.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(f"{request.failure} {request.url}")

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws") and not url.startswith(self.home):
            self.foreign.append(url)

    def taken(self) -> list[str]:
        """What went wrong since this was asked last."""
        found = [*self.console, *self.foreign, *self.failed]
        for each in (self.console, self.foreign, self.failed):
            each.clear()
        return found

    def assert_clean(self) -> None:
        assert (self.console, self.foreign, self.failed) == ([], [], [])


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield fresh
    fresh.close()


@pytest.fixture
def log(address: str) -> Log:
    return Log(address)


@pytest.fixture
def page(context: BrowserContext, log: Log) -> Page:
    """A fresh page whose log is kept."""
    fresh = context.new_page()
    log.attach(fresh)
    return fresh


@pytest.fixture
def audit(record_property: Callable[[str, object], None]) -> Iterator[Audit]:
    """An audit whose numbers are shown at the end of the run, whatever comes of the test."""
    fresh = Audit()
    yield fresh
    record_property("audit", fresh.as_data())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was asked in an audit, and how much was found."""
    parts = [
        value
        for outcome in ("passed", "failed", "")
        for report in terminalreporter.getreports(outcome)
        if report.when == "teardown"
        for name, value in report.user_properties
        if name == "audit"
    ]
    if parts:
        terminalreporter.section("audit")
        for line in table(parts):
            terminalreporter.write_line(line)
