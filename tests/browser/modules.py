"""The browser's modules as they stand, imported by a page of Chromium."""

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.project import ROOT


class _Modules(http.server.SimpleHTTPRequestHandler):
    # Some systems do not know the ending, and Chromium wants a script type.
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript"
    }

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page that can import the browser's modules, and where they are."""
    handler = functools.partial(_Modules, directory=str(ROOT / "templates"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = f"http://127.0.0.1:{server.server_address[1]}/browser"
    page = browser.new_page()
    page.goto(f"{folder}/score.mjs")
    yield page, folder
    page.close()
    server.shutdown()
    server.server_close()
