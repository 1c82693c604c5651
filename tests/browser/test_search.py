"""What the search finds, measured against what really stands on this site's pages."""

import functools
import http.server
import random
import re
import threading
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from playbook_press.search.folding import fold, variants
from tests.browser.found import Truth, chinese_substrings, read_truth
from tests.project import LANGUAGES, ROOT

EXAMPLES = yaml.safe_load(
    (ROOT / "templates" / "components" / "search" / "examples.yml").read_text("utf-8")
)
SAMPLES = 2_000

# The dialog's own engine and its own way of loading, without the dialog.
_FIND = """
async ([folder, index, queries]) => {
  const [{openSearch}, {loader}] = await Promise.all([
    import(`${folder}/browser/search.mjs`), import(`${folder}/components/finder/pieces.mjs`)]);
  const engine = await openSearch(loader(index));
  const found = [];
  for (const query of queries) {
    const {state, pages, count, isExact, corrections} = await engine.search(query);
    found.push({state, count, isExact, corrections: corrections.length, pages: pages.map(
      ({address, sections}) => ({address, anchor: sections[0].anchor,
        marked: sections.map(({pieces, headingPieces}) => [...pieces, ...headingPieces]
          .filter(({isHit}) => isHit).map(({text}) => text))}))});
  }
  return found;
}
"""

# `Any` here and below: results as JSON.
Found = dict[str, Any]


@pytest.fixture(scope="module")
def open_site(site: Path) -> Iterator[str]:
    """The site beside the modules of the browser, as the modules' page may ask for both."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
            ".mjs": "text/javascript"
        }

        def translate_path(self, path: str) -> str:
            if path.startswith("/_modules/"):
                return str(ROOT / "templates" / path.removeprefix("/_modules/").partition("?")[0])
            return super().translate_path(path)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def bench(browser: Browser, open_site: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{open_site}/robots-not-here")
    yield page
    page.close()


def find(bench: Page, open_site: str, language: str, queries: list[str]) -> list[Found]:
    index = f"{open_site}/{language}/search/"
    found: list[Found] = bench.evaluate(_FIND, [f"{open_site}/_modules", index, queries])
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def truth(request: pytest.FixtureRequest, bench: Page, site: Path) -> tuple[str, Truth]:
    return request.param, read_truth(bench, site, request.param)


def _score(found: list[Found], truths: list[dict[str, set[str]]]) -> dict[str, float]:
    """Recall and precision in the first ten, and how many of the hits led to the right section."""
    recall, precision, hits, right = [], [], 0, 0
    for result, holding in zip(found, truths, strict=True):
        shown = result["pages"][:10] if result["state"] == "found" else []
        true = [page for page in shown if page["address"] in holding]
        recall.append(len(true) / min(10, len(holding)))
        precision.append(len(true) / len(shown) if shown else 0)
        hits += len(true)
        right += sum(page["anchor"] in holding[page["address"]] for page in true)
    return {
        "recall": sum(recall) / len(recall),
        "precision": sum(precision) / len(precision),
        "anchors": right / hits,
    }


@pytest.mark.slow
def test_any_phrase_that_stands_on_a_page_is_found(
    truth: tuple[str, Truth], bench: Page, open_site: str
) -> None:
    """2,000 sampled phrases: runs of characters in Chinese, of words in English."""
    language, pages = truth
    if language == "zh":
        queries = chinese_substrings(pages, SAMPLES, seed=1)
        patterns = [re.escape(query) for query in queries]
    else:
        chance = random.Random(1)
        phrases = pages.runs(r"(?<![^\W\d_])[a-z]{2,}(?: [a-z]{2,}){1,3}(?![^\W_])")
        chosen = [chance.choice(phrases) for _ in range(SAMPLES)]
        queries = [f'"{phrase}"' for phrase in chosen]
        patterns = [rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])" for phrase in chosen]
    known = {pattern: pages.holding(pattern) for pattern in set(patterns)}
    truths = [known[pattern] for pattern in patterns]
    score = _score(find(bench, open_site, language, queries), truths)
    assert score["recall"] >= 0.99, score
    assert score["precision"] >= 0.99, score
    assert score["anchors"] >= 0.97, score


def test_a_word_is_found_by_its_beginning(
    truth: tuple[str, Truth], bench: Page, open_site: str
) -> None:
    """From three letters up."""
    language, pages = truth
    chance = random.Random(2)
    words = [chance.choice(pages.runs(r"(?<![^\W_])[a-z]{4,}(?![^\W_])")) for _ in range(200)]
    queries = [word[: chance.randint(3, len(word))] for word in words]
    truths = [pages.holding(rf"(?<![^\W_]){re.escape(query)}") for query in queries]
    assert _score(find(bench, open_site, language, queries), truths)["recall"] >= 0.98


def test_one_wrong_letter_is_forgiven(
    truth: tuple[str, Truth], bench: Page, open_site: str
) -> None:
    """A letter too many, too few, another one, or two exchanged: anywhere in the word."""
    language, pages = truth
    chance = random.Random(3)
    words = sorted(set(pages.runs(r"(?<![^\W_])[a-z]{5,}(?![^\W_])")))
    known = set(pages.runs(r"[a-z]+"))
    right: list[str] = []
    wrong: list[str] = []
    while len(right) < 200:
        word = chance.choice(words)
        at = chance.randrange(len(word))
        other = chance.choice("abcdefghijklmnopqrstuvwxyz")
        mistyped = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + other + word[at:],
                word[:at] + other + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        # What is a word, or the beginning of one, is not mistyped.
        if len(mistyped) >= 5 and not any(each.startswith(mistyped) for each in known):
            right.append(word)
            wrong.append(mistyped)
    found = find(bench, open_site, language, wrong)
    reached = [
        bool({page["address"] for page in result["pages"]} & pages.holding(rf"\b{word}").keys())
        for result, word in zip(found, right, strict=True)
    ]
    assert sum(reached) / len(reached) >= 0.9
    assert {result["state"] for result in found if result["corrections"]} == {"near"}


def test_other_writing_of_the_same_is_found(bench: Page, open_site: str, site: Path) -> None:
    """Full width and traditional characters; what is found is the same."""
    pages = read_truth(bench, site, "zh")
    plain = chinese_substrings(pages, 200, seed=4)
    table = variants("".join(plain))
    traditional = str.maketrans(dict(zip(table[1::2], table[::2], strict=True)))
    other = [query.translate(traditional) for query in plain]
    assert sum(one != two for one, two in zip(plain, other, strict=True)) > 50
    assert find(bench, open_site, "zh", other) == find(bench, open_site, "zh", plain)
    narrow = ["qq群", "miui论坛", "2016年", "nike+"]
    wide = [re.sub(r"[!-~]", lambda one: chr(ord(one[0]) + 0xFEE0), query) for query in narrow]
    assert find(bench, open_site, "zh", wide) == find(bench, open_site, "zh", narrow)


def test_the_page_with_the_title_comes_first(
    truth: tuple[str, Truth], bench: Page, open_site: str, site: Path
) -> None:
    language, pages = truth
    titles: dict[str, set[str]] = {}
    for address in pages.pages:
        html = (site / language / address / "index.html").read_text("utf-8")
        heading = re.search(r"<h1[^>]*>([^<]+)<", html)
        assert heading, address
        title = unicodedata.normalize("NFKC", unescape(heading[1]))
        titles.setdefault(title.lower(), set()).add(address)
    found = find(bench, open_site, language, list(titles))
    first = [
        bool(result["pages"]) and result["pages"][0]["address"] in addresses
        for result, addresses in zip(found, titles.values(), strict=True)
    ]
    assert sum(first) / len(first) >= 0.98, [
        t for t, ok in zip(titles, first, strict=True) if not ok
    ]


def test_a_string_that_is_nowhere_is_said_to_be(bench: Page, open_site: str, site: Path) -> None:
    """Two words that never meet make a phrase that nobody has written."""
    pages = read_truth(bench, site, "zh")
    chance = random.Random(5)
    pieces = chinese_substrings(pages, 400, seed=6)
    made = [chance.choice(pieces)[:2] + chance.choice(pieces)[-2:] for _ in range(200)]
    absent = [query for query in made if not pages.holding(re.escape(query))]
    assert len(absent) > 100
    states = {result["state"] for result in find(bench, open_site, "zh", absent)}
    assert states <= {"near", "nothing"}


def test_marks_hold_the_phrase_and_nothing_else(bench: Page, open_site: str, site: Path) -> None:
    queries = chinese_substrings(read_truth(bench, site, "zh"), 300, seed=7)
    for query, result in zip(queries, find(bench, open_site, "zh", queries), strict=True):
        for page in result["pages"]:
            for marks in page["marked"]:
                assert marks, (query, page)
                for mark in marks:
                    assert fold(re.sub(r"\s", "", mark)) == fold(query), (query, mark)


def test_python_and_the_browser_fold_alike(bench: Page, open_site: str) -> None:
    """Every character there is, one by one."""
    every = [
        chr(code)
        for code in range(0x20, 0x30000)
        if unicodedata.category(chr(code)) not in ("Cs", "Cn", "Co")
    ]
    table = variants(set("".join(map(fold, every))))
    folded: list[str] = bench.evaluate(
        "async ([folder, table, every]) => {"
        " const {folding} = await import(`${folder}/browser/search-fold.mjs`);"
        " const fold = folding(table); return every.map((one) => fold(one).text); }",
        [f"{open_site}/_modules", table, every],
    )
    # Systems know different editions of Unicode; the signs of words have long been settled.
    differing = [
        (one, fold(one), other)
        for one, other in zip(every, folded, strict=True)
        if fold(one) != other and any(each.isalnum() for each in fold(one) + other)
    ]
    assert differing == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["query"] for each in EXAMPLES])
def test_the_examples_hold(bench: Page, open_site: str, example: dict[str, str]) -> None:
    (result,) = find(bench, open_site, example["language"], [example["query"]])
    assert result["state"] == example["state"], result
    if "first" in example:
        address, _, anchor = example["first"].partition("#")
        first = result["pages"][0]
        assert (first["address"], first["anchor"]) == (address, anchor)
