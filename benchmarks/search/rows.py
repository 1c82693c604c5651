"""The search, measured: what `make bench` prints about it.

Quality is measured on pages that nobody has tuned the search for: this site's own sections,
dealt out anew (`corpus.py`), and queries sampled from them (`queries.py`), for our search, for
Material's own and for Pagefind, where these are installed.
"""

import dataclasses
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.search import engines
from benchmarks.search.corpus import many_pages
from benchmarks.search.engines import Answer
from benchmarks.search.queries import Kind, chinese_kinds, english_kinds
from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.pipeline import Project, compose_site, read_contents
from playbook_press.search import SearchPage, build_index, kind_of, publish_index, sections_of
from playbook_press.search import update_index as updated
from tests.browser.chromium import FLAGS, chromium_path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "en")
COMPARED = 300
"""Pages on which the engines are compared."""
SIZES = (50, 1_000, 10_000)
QUERIES = 200
FIRST_QUERIES = 60
REACH = {
    "any 2 to 6 Chinese characters": "0.99 / 0.99",
    "mixed": "0.98",
    "full width": "0.98",
    "traditional": "0.98",
    "English word": "0.98",
    "first three letters or more": "0.98",
    "another form": "0.98",
    "one wrong letter": "0.90",
    "whole title, page first": "0.98",
    "nowhere": "says so",
}


def search_rows() -> list[str]:
    """Two tables in Markdown: quality beside other engines, and cost."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = chromium.new_page()
        page.set_default_timeout(600_000)
        folder = Path(name)
        own = {language: own_pages(folder, language) for language in LANGUAGES}
        quality = [
            row for language in LANGUAGES for row in _quality(page, own[language], folder, language)
        ]
        cost = [*_building(own["zh"]), *_bytes(page, own, folder)]
        chromium.close()
    return [
        "## Search",
        "",
        f"On {COMPARED} pages of each language, {QUERIES} sampled queries of each kind; recall"
        " (and precision) in the first ten. Where a string is nowhere: how often it is said.",
        "",
        "| | to reach | ours | Material's own | Pagefind |",
        "| --- | --- | --- | --- | --- |",
        *quality,
        "",
        "| | measured | to reach |",
        "| --- | --- | --- |",
        *cost,
    ]


def own_pages(folder: Path, language: str) -> list[SearchPage]:
    """This site's pages, read from the finished site."""
    site = folder / "own"
    if not site.exists():
        project = Project.at(ROOT, templates="templates")
        contents = read_contents(project)
        draw_site(ROOT / "mkdocs.yml", compose_site(project, contents), site)
    pages = []
    for file in sorted((site / language).rglob("index.html")):
        html = file.read_text("utf-8")
        start, end = html.find("<article"), html.find("</article>")
        below = file.parent.relative_to(site / language)
        address = "" if below == Path() else f"{below.as_posix()}/"
        sections = sections_of(html[start:end]) if start >= 0 else ()
        title = next((each.heading for each in sections if each.heading), address)
        part = below.parts[1] if len(below.parts) > 1 else below.parts[0] if below.parts else ""
        kind = kind_of({"assess": "assessment"}.get(part, part))
        pages.append(SearchPage(address, title, kind, "" if part == "guide" else "x", sections))
    return pages


def _quality(page: Page, own: Sequence[SearchPage], folder: Path, language: str) -> list[str]:
    pages = many_pages(own, COMPARED, seed=3)
    kinds = (chinese_kinds if language == "zh" else english_kinds)(pages, QUERIES)
    queries = [query.text for kind in kinds for query in kind.queries]
    answers: dict[str, list[Answer]] = {}
    ours = folder / f"ours-{language}"
    engines.write_ours(pages, ours)
    with engines.served(ours) as home:
        answers["ours"] = engines.ask_ours(page, home, queries)
    site = engines.write_material(pages, _made(folder / f"material-{language}"), language)
    with engines.served(site) as home:
        answers["material"] = engines.ask_material(page, home, site, queries)
    plain = _made(folder / f"pagefind-{language}")
    if engines.write_pagefind(pages, plain, language):
        with engines.served(plain) as home:
            answers["pagefind"] = engines.ask_pagefind(page, home, queries)
    rows = []
    start = 0
    for kind in kinds:
        end = start + len(kind.queries)
        cells = [
            _judged(kind, answers[name][start:end]) if name in answers else "–"
            for name in ("ours", "material", "pagefind")
        ]
        rows.append(f"| {kind.name} ({language}) | {REACH[kind.name]} | {' | '.join(cells)} |")
        start = end
    rows.append(f"| query on a warm index, p95 ({language}) | 100 ms | {_times(answers)} |")
    return rows


def _judged(kind: Kind, answers: Sequence[Answer]) -> str:
    pairs = list(zip(kind.queries, answers, strict=True))
    if not pairs:
        return "–"
    if kind.judged_by == "absent":
        return f"{statistics.fmean(answer.says_nothing for _, answer in pairs):.2f}"
    if kind.judged_by == "first":
        return (
            f"{statistics.fmean(answer.pages[:1] == (query.first,) for query, answer in pairs):.2f}"
        )
    if kind.judged_by == "reached":
        reached = (bool(query.pages & {*answer.pages}) for query, answer in pairs)
        return f"{statistics.fmean(reached):.2f}"
    hits = [len(query.pages & {*answer.pages}) for query, answer in pairs]
    recall = statistics.fmean(
        hit / min(10, len(query.pages)) for hit, (query, _) in zip(hits, pairs, strict=True)
    )
    if kind.judged_by == "recall":
        return f"{recall:.2f}"
    precision = statistics.fmean(
        hit / len(answer.pages) if answer.pages else 0
        for hit, (_, answer) in zip(hits, pairs, strict=True)
    )
    return f"{recall:.2f} / {precision:.2f}"


def _times(answers: Mapping[str, Sequence[Answer]]) -> str:
    def slow(name: str) -> str:
        if name not in answers:
            return "–"
        return f"{_part([answer.ms for answer in answers[name]], 0.95):.0f} ms"

    return " | ".join(slow(name) for name in ("ours", "material", "pagefind"))


def _building(own: Sequence[SearchPage]) -> list[str]:
    pages = many_pages(own, 1_000)
    first = _seconds(lambda: publish_index(build_index(pages), {}))
    index = build_index(pages)
    published = publish_index(index, {})
    changed = pages[500].sections[0]
    edited = dataclasses.replace(changed, text=f"{changed.text} 又写了一句。")
    after = list(pages)
    after[500] = dataclasses.replace(pages[500], sections=(edited, *pages[500].sections[1:]))
    again = _seconds(lambda: publish_index(updated(index, after), {}, before=published))
    return [
        f"| the index of 1,000 Chinese pages, time of one core | {first:.1f} s | 2 s on two |",
        f"| the same after one edit | {again:.2f} s | 0.1 s |",
    ]


def _bytes(page: Page, own: Mapping[str, Sequence[SearchPage]], folder: Path) -> list[str]:
    rows = []
    for language in LANGUAGES:
        for size in SIZES:
            pages = many_pages(own[language], size)
            place = _made(folder / f"size-{language}-{size}")
            engines.write_ours(pages, place)
            make = chinese_kinds if language == "zh" else english_kinds
            kind = make(pages[:400], FIRST_QUERIES, seed=4)[0]
            with engines.served(place) as home:
                found = [
                    engines.first_bytes(page, home, place, query.text) for query in kind.queries
                ]
            rows.append(
                f"| bytes before the first results, {size:,} pages ({language}), median / most |"
                f" {statistics.median(found) / 1000:.0f} / {max(found) / 1000:.0f} kB | 150 kB |"
            )
    return rows


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _part(numbers: Sequence[float], share: float) -> float:
    return sorted(numbers)[int(len(numbers) * share)]


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    print("\n".join(search_rows()))
