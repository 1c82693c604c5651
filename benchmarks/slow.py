"""How soon a page is there on a slow line: Chromium slowed down, nothing in its store."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import build, served
from tests.browser.chromium import FLAGS, chromium_path

TITLE = "Pages on a slow line"
LINES: Mapping[str, tuple[int, int]] = {
    "slow 3G (400 kbit/s, 400 ms)": (400, 400),
    "fast 3G (1.6 Mbit/s, 150 ms)": (1_600, 150),
}
PAGES = {
    "shelf": "zh/",
    "overview": "zh/eight-traits/",
    "trait": "zh/eight-traits/traits/rules-without-rank/",
    "rule": "zh/eight-traits/rules/rule-join/",
    "case": "zh/eight-traits/cases/case-xiaomi/",
    "assessment": "zh/eight-traits/assess/health-check/",
    "sources": "zh/eight-traits/sources/",
    "guide": "zh/guide/",
}
_PAINTED = """() => new Promise((done) => {
  const first = performance.getEntriesByName("first-contentful-paint")[0];
  new PerformanceObserver((list) => {
    const all = list.getEntries();
    done([first?.startTime ?? -1, all[all.length - 1].startTime]);
  }).observe({type: "largest-contentful-paint", buffered: true});
})"""


def lines() -> list[str]:
    """A table in Markdown."""
    heads = [f"{name}: first text | largest" for name in LINES]
    with (
        tempfile.TemporaryDirectory() as name,
        served(build(Path(name))) as home,
        sync_playwright() as engine,
    ):
        browser = engine.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        rows = [_row(browser, home, kind, way) for kind, way in PAGES.items()]
        browser.close()
    return [
        "First text and largest element, in seconds: on a first visit / on the next page, with what"
        " pages share in the browser's store. Compressed with gzip, over HTTP/1.1, without TLS."
        " To reach: 2 s.",
        "",
        f"| Page | Kilobytes | {' | '.join(heads)} |",
        f"| --- | --- {'| --- | --- ' * len(LINES)}|",
        *rows,
    ]


def _row(browser: Browser, home: str, kind: str, way: str) -> str:
    cells: list[str] = []
    weight = 0.0
    for speed, wait in LINES.values():
        context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
        visits = []
        for address in (f"{home}/{way}", f"{home}/zh/eight-traits/glossary/"):
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": wait,
                    "downloadThroughput": speed * 1000 / 8,
                    "uploadThroughput": speed * 1000 / 8,
                },
            )
            sizes: list[float] = []
            session.on(
                "Network.loadingFinished", lambda e, s=sizes: s.append(e["encodedDataLength"])
            )
            page.goto(address, wait_until="load", timeout=120_000)
            visits.append(page.evaluate(_PAINTED))
            weight = weight or sum(sizes) / 1000
            page.close()
        context.close()
        (first, largest), (again, again_largest) = visits
        cells += [
            f"{first / 1000:.1f} / {again / 1000:.1f}",
            f"{largest / 1000:.1f} / {again_largest / 1000:.1f}",
        ]
    return f"| {kind} | {weight:.0f} | {' | '.join(cells)} |"
