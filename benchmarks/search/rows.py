"""The search, measured: what `make bench` prints about it.

Quality is measured on pages and with queries that nobody has tuned the search for: the queries
are drawn with a seed of their own (`HELD_BACK`), from this site and from real pages of others
(`real.py`), and put to our search, to Material's own and to Pagefind. Cost is measured on pages
made from this site's (`corpus.py`), because their number can be chosen.
"""

import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs
from playwright.sync_api import Page, sync_playwright

from benchmarks.search import engines
from benchmarks.search.corpus import many_pages
from benchmarks.search.engines import Answer
from benchmarks.search.queries import Kind, chinese_kinds, english_kinds
from benchmarks.search.real import NoPagesError, names, real_pages
from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.pipeline import Project, compose_site, read_contents
from playbook_press.search import (
    SearchPage,
    build_index,
    index_page,
    kind_of,
    publish_index,
    sections_of,
    update_index,
)
from tests.browser.chromium import FLAGS, chromium_path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".cache" / "bench"
"""Where packages of real pages are kept between runs."""
LANGUAGES = ("zh", "en")
SIZES = (50, 1_000, 10_000)
QUERIES = 300
OTHERS_QUERIES = 60
"""Of each kind, for the engines that are slow on many pages."""
FIRST_QUERIES = 40
DIALOG_QUERIES = 100
HELD_BACK = 20261129
"""The seed of the queries; whoever tunes the search draws others."""
REACH = {
    "any 2 to 6 Chinese characters": "0.99 / 0.99",
    "a phrase in quotes": "0.99 / 0.99",
    "the link leads to the section with the phrase": "0.97",
    "one wrong letter": "0.90",
    "nowhere: says so": "always",
}
USUAL_REACH = "0.98"
NAMES = {"ours": "ours", "material": "Material's own", "pagefind": "Pagefind"}


def search_lines() -> list[str]:
    """Tables in Markdown: quality beside other engines, and cost."""
    lines = [
        f"{QUERIES} sampled queries of each kind, fewer where the pages do not have as many; the"
        f" others get the first {OTHERS_QUERIES} of them. Recall (and precision) in the first ten."
        " Material's search runs in its own worker with jieba; Pagefind is"
        f" {engines.pagefind_version() or 'missing'}, as it ships. What is compared is the same"
        " text in the same headings and paragraphs.",
    ]
    for language in LANGUAGES:
        lines += compared(language)
    return [*lines, *cost()]


def compared(language: str, seed: int = HELD_BACK) -> list[str]:
    """The engines beside each other, on this site's pages and on real ones of others."""
    words = _site_words()[language]
    with _workshop() as (page, folder):
        own = own_pages(folder, language)
        lines = ["", f"**This site, {len(own)} pages ({language})**", ""]
        lines += _quality(page, own, folder / f"own-{language}", language, seed, words)
        try:
            real = real_pages(language, PACKAGES)
        except NoPagesError as missing:
            return [*lines, "", f"**Real pages ({language})**: not measured here: {missing}."]
        text = sum(len(each.text) for one in real for each in one.sections)
        return [
            *lines,
            "",
            f"**{len(real)} real pages ({language}), {text / 1e6:.1f} million characters:"
            f" {', '.join(names(language))}**",
            "",
            *_quality(page, real, folder / f"real-{language}", language, seed, words),
        ]


def cost() -> list[str]:
    """Time and bytes."""
    with _workshop() as (page, folder):
        rows = _building(own_pages(folder, "zh"))
        _say(*rows)
        for language in LANGUAGES:
            rows += _bytes(page, own_pages(folder, language), folder, language)
    return ["", "| Cost | measured | to reach |", "| --- | --- | --- |", *rows]


@contextmanager
def _workshop() -> Iterator[tuple[Page, Path]]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = chromium.new_page()
        page.set_default_timeout(600_000)
        yield page, Path(name)
        chromium.close()


def _site_words() -> Mapping[str, Mapping[str, object]]:
    project = Project.at(ROOT, templates="templates")
    site = compose_site(project, read_contents(project))
    return {language: site.by_language[language].search for language in LANGUAGES}


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
        if 'http-equiv="refresh"' in html or "noindex" in html:
            continue
        start, end = html.find("<article"), html.find("</article>")
        below = file.parent.relative_to(site / language)
        address = "" if below == Path() else f"{below.as_posix()}/"
        sections = sections_of(html[start:end]) if start >= 0 else ()
        title = next((each.heading for each in sections if each.heading), address)
        part = below.parts[1] if len(below.parts) > 1 else below.parts[0] if below.parts else ""
        kind = kind_of({"assess": "assessment"}.get(part, part))
        pages.append(SearchPage(address, title, kind, "" if part == "guide" else "x", sections))
    return pages


def _quality(
    page: Page,
    pages: Sequence[SearchPage],
    folder: Path,
    language: str,
    seed: int,
    words: Mapping[str, object],
) -> list[str]:
    kinds = (chinese_kinds if language == "zh" else english_kinds)(pages, QUERIES, seed)
    queries = list({query.text: None for kind in kinds for query in kind.queries})
    first = [query.text for kind in kinds for query in kind.queries[:OTHERS_QUERIES]]
    others = list(dict.fromkeys(first))
    answers: dict[str, dict[str, Answer]] = {}
    ours = _made(folder / "ours")
    engines.write_ours(pages, ours, language, words)
    with engines.served(ours) as home:
        answers["ours"] = _by_query(queries, engines.ask_ours(page, home, queries))
        shown = engines.ask_dialog(page, home, [q.text for q in kinds[0].queries[:DIALOG_QUERIES]])
    site = engines.write_material(pages, _made(folder / "material"), language)
    with engines.served(site) as home:
        answers["material"] = _by_query(others, engines.ask_material(page, home, site, others))
    plain = _made(folder / "pagefind")
    if engines.write_pagefind(pages, plain, language):
        with engines.served(plain) as home:
            answers["pagefind"] = _by_query(others, engines.ask_pagefind(page, home, others))
    rows = [
        f"| | to reach | {' | '.join(NAMES.values())} |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in kinds:
        if kind.queries:
            cells = [_judged(kind, answers.get(name, {})) for name in NAMES]
            reach = REACH.get(kind.name, USUAL_REACH)
            count = f" ({len(kind.queries)})" if len(kind.queries) != QUERIES else ""
            rows.append(f"| {kind.name}{count} | {reach} | {' | '.join(cells)} |")
    slow = f"{_part(shown, 0.95):.0f} ms"
    rows.append(f"| from the last key to results in the dialog, p95 | 100 ms | {slow} | – | – |")
    rows.append(f"| the engine alone, p95 | – | {_times(answers)} |")
    _say(folder.name, *rows)
    shutil.rmtree(folder)
    return rows


def _by_query(queries: Sequence[str], answers: Sequence[Answer]) -> dict[str, Answer]:
    return dict(zip(queries, answers, strict=True))


def _judged(kind: Kind, answers: Mapping[str, Answer]) -> str:
    pairs = [(query, answers[query.text]) for query in kind.queries if query.text in answers]
    if not pairs:
        return "–"
    if kind.judged_by == "absent":
        return f"{statistics.fmean(answer.says_nothing for _, answer in pairs):.3f}"
    # What an engine itself calls no more than near is no answer, except to a word mistyped.
    found = [
        (query, answer if kind.judged_by == "forgiven" or not answer.says_nothing else None)
        for query, answer in pairs
    ]
    if kind.judged_by == "first":
        first = (answer and answer.pages[:1] == (query.first,) for query, answer in found)
        return f"{statistics.fmean(map(bool, first)):.3f}"
    if kind.judged_by == "anchor":
        right = [
            anchor in query.pages[page]
            for query, answer in found
            if answer
            for page, anchor in zip(answer.pages, answer.anchors, strict=True)
            if page in query.pages
        ]
        return f"{statistics.fmean(right):.3f}" if right else "–"
    hits = [len(query.pages.keys() & {*answer.pages}) if answer else 0 for query, answer in found]
    recall = statistics.fmean(
        hit / min(10, len(query.pages)) for hit, (query, _) in zip(hits, found, strict=True)
    )
    if kind.judged_by != "both":
        return f"{recall:.3f}"
    precision = statistics.fmean(
        hit / len(answer.pages) if answer and answer.pages else 0
        for hit, (_, answer) in zip(hits, found, strict=True)
    )
    return f"{recall:.3f} / {precision:.3f}"


def _times(answers: Mapping[str, Mapping[str, Answer]]) -> str:
    def slow(name: str) -> str:
        if name not in answers:
            return "–"
        return f"{_part([answer.ms for answer in answers[name].values()], 0.95):.0f} ms"

    return " | ".join(map(slow, NAMES))


def _building(own: Sequence[SearchPage]) -> list[str]:
    pages = many_pages(own, 1_000)
    first = statistics.median(_shared_by_two(pages) for _ in range(3))
    indexed = [index_page(page) for page in pages]
    index = build_index(indexed)
    published = publish_index(index, {})
    changed = pages[500].sections[0]
    edited = structs.replace(changed, text=f"{changed.text} 又写了一句。")
    page = structs.replace(pages[500], sections=(edited, *pages[500].sections[1:]))

    def edit() -> None:
        after = [*indexed[:500], index_page(page), *indexed[501:]]
        publish_index(update_index(index, after), {}, before=published)

    again = statistics.median(_processor(edit) for _ in range(3))
    text = sum(len(each.text) for one in pages for each in one.sections)
    return [
        f"| the index of 1,000 Chinese pages ({text / 1e6:.1f} million characters): processor"
        f" time of the parent, and half of that of two workers | {first:.1f} s | 2 s |",
        f"| the same after one edit | {again:.2f} s | 0.1 s |",
    ]


def _shared_by_two(pages: Sequence[SearchPage]) -> float:
    """What two cores need: their clock would also count what others do on the machine."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    with ProcessPoolExecutor(2) as two:
        indexed = list(two.map(index_page, pages, chunksize=50))
    publish_index(build_index(indexed), {})
    own = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    return own + workers / 2


def _bytes(page: Page, own: Sequence[SearchPage], folder: Path, language: str) -> list[str]:
    rows = []
    for size in SIZES:
        pages = many_pages(own, size)
        place = _made(folder / f"size-{language}-{size}")
        engines.write_ours(pages, place, language, {})
        make = chinese_kinds if language == "zh" else english_kinds
        # A word or a phrase as it is typed, not in quotes: those ask for no other forms.
        kind = make(pages[:400], FIRST_QUERIES, 4)[0 if language == "zh" else 2]
        with engines.served(place) as home:
            found = [engines.first_bytes(page, home, place, query.text) for query in kind.queries]
        rows.append(
            f"| bytes before the first results, {size:,} pages ({language}), median / most |"
            f" {statistics.median(found) / 1000:.0f} / {max(found) / 1000:.0f} kB | 150 kB |"
        )
        _say(rows[-1])
        shutil.rmtree(place)
    return rows


def _say(*lines: str) -> None:
    """Tell whoever waits how far it is."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _part(numbers: Sequence[float], share: float) -> float:
    return sorted(numbers)[int(len(numbers) * share)]


def _processor(work: object) -> float:
    assert callable(work)
    start = time.process_time()
    work()
    return time.process_time() - start
