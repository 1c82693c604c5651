"""What the search finds, measured against what really stands on this site's pages."""

import functools
import http.server
import random
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from playbook_press.search import SearchPage, Section, build_index, index_page, publish_index
from playbook_press.search.folding import fold, variants
from tests.browser.found import Truth, chinese_substrings, read_truth
from tests.fuzz.run import CORPUS
from tests.project import LANGUAGES, ROOT
from tests.search.plain import runs_of

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


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A folder beside the modules of the browser, as the modules' page may ask for both."""

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
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def open_site(site: Path) -> Iterator[str]:
    with _served(site) as home:
        yield home


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


def test_python_and_the_browser_take_texts_apart_alike(bench: Page, open_site: str) -> None:
    """What fuzzing has kept, and texts made of every sign that either side has a rule for."""
    chance = random.Random(8)
    signs = (
        "社区がㄅ한a\u00e91+#_ \t\n\u00a0\u3000\u2028，-\x00\x01\x1c\x1f\x85\U00020000\U00010428"
    )
    texts = [fold("".join(chance.choices(signs, k=30))) for _ in range(1_000)]
    texts += [fold(file.read_text("utf-8", "replace")) for file in (CORPUS / "search").iterdir()]
    found: list[list[list[str]]] = bench.evaluate(
        "async ([folder, texts]) => {"
        " const {runsOf} = await import(`${folder}/browser/search-fold.mjs`);"
        " return texts.map((each) => runsOf(each).map((run) => run.map(({text}) => text))); }",
        [f"{open_site}/_modules", texts],
    )
    for text, runs in zip(texts, found, strict=True):
        assert runs == [[unit.text for unit in run] for run in runs_of(text)], text


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["query"] for each in EXAMPLES])
def test_the_examples_hold(bench: Page, open_site: str, example: dict[str, str]) -> None:
    (result,) = find(bench, open_site, example["language"], [example["query"]])
    assert result["state"] == example["state"], result
    if "first" in example:
        address, _, anchor = example["first"].partition("#")
        first = result["pages"][0]
        assert (first["address"], first["anchor"]) == (address, anchor)


def _page(address: str, playbook: str, *texts: str, kind: str = "rule") -> SearchPage:
    sections = tuple(Section(f"s{n}", f"小节{n}", text) for n, text in enumerate(texts))
    return SearchPage(f"{address}/", f"页{address}", kind, playbook, sections)


KEY = "".join("0123456789abcdef"[n * n % 16 - n % 3] for n in range(64))
SCRIPT = "\U00010428" * 30

SHELF = (
    _page(
        "key",
        "丙",
        f"密钥 {KEY}年，另一个是 {KEY[:45]}。",
        f"姓名：________________（必填）{SCRIPT}。",
    ),
    _page("together", "甲", "群主负有管理责任。", "别的话。"),
    _page("apart", "甲", "群主是建群的人。", "谁的责任，谁来负。", kind="trait"),
    _page("other", "乙", "责任在群主，也在平台。"),
    _page("half", "乙", "这里只有群主。"),
)

_CHOOSE = """
async ([folder, index, queries]) => {
  const [{openSearch}, {loader}] = await Promise.all([
    import(`${folder}/browser/search.mjs`), import(`${folder}/components/finder/pieces.mjs`)]);
  const engine = await openSearch(loader(index));
  return Promise.all(queries.map(([query, choice]) => engine.search(query, choice)));
}
"""


@pytest.fixture(scope="module")
def choose(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Queries, with what a reader chose, put to a shelf of two playbooks."""
    folder = tmp_path_factory.mktemp("shelf")
    for path, content in publish_index(build_index(map(index_page, SHELF)), {}).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with _served(folder) as home:
        page = browser.new_page()
        page.goto(f"{home}/robots-not-here")
        yield lambda *asked: page.evaluate(
            _CHOOSE, [f"{home}/_modules", f"{home}/search/", list(asked)]
        )
        page.close()


def test_several_words_stand_in_a_section_or_else_in_the_page(choose: Any) -> None:
    """Where they stand apart the result says so, and each section shows its own word."""
    (result,) = choose(["群主 责任", {}])
    found = {page["address"]: page["isSpread"] for page in result["pages"]}
    assert found == {"together/": False, "other/": False, "apart/": True}
    assert result["pages"][-1]["address"] == "apart/"
    marked = [
        {piece["text"] for piece in section["pieces"] if piece["isHit"]}
        for page in result["pages"]
        for section in page["sections"]
    ]
    assert marked == [{"群主", "责任"}, {"群主", "责任"}, {"群主"}, {"责任"}]


def test_quotes_ask_for_the_very_phrase(choose: Any) -> None:
    quoted, loose = choose(["“责任在群主”", {}], ["责任 在群主", {}])
    assert [page["address"] for page in quoted["pages"]] == ["other/"]
    assert [page["address"] for page in loose["pages"]] == ["other/"]
    (nowhere,) = choose(["「群主责任」", {}])
    assert nowhere["state"] != "found"


@pytest.mark.parametrize(
    "query",
    [KEY, KEY[:45], KEY[:20], f"{KEY}年", f"{KEY[-1]}年", f"{KEY[-9:]}年", f"“{KEY[:45]}”", SCRIPT],
    ids=["whole", "another", "beginning", "mixed", "last letter", "ending", "quoted", "astral"],
)
def test_a_word_longer_than_the_index_keeps_is_found(choose: Any, query: str) -> None:
    (result,) = choose([query, {}])
    assert [page["address"] for page in result["pages"]] == ["key/"], result
    assert (result["state"], result["count"]) == ("found", 1)
    pieces = [piece for section in result["pages"][0]["sections"] for piece in section["pieces"]]
    assert any(piece["isHit"] for piece in pieces)


def test_a_long_word_that_only_begins_alike_is_not_found(choose: Any) -> None:
    (result,) = choose([f"{KEY[:45]}zzzz", {}])
    assert result["state"] != "found"


def test_a_row_of_signs_between_two_words_may_be_copied(choose: Any) -> None:
    (result,) = choose(["姓名：________________（必填）", {}])
    assert (result["state"], result["count"]) == ("found", 1)


def test_playbooks_and_kinds_are_counted_and_narrow(choose: Any) -> None:
    every, one, both = choose(
        ["群主", {}], ["群主", {"playbook": "乙"}], ["群主", {"playbook": "甲", "kind": "trait"}]
    )
    counts = {each["name"]: each["count"] for each in every["playbooks"]}
    assert counts == {"甲": 2, "乙": 2}
    assert all(each["isExact"] for each in every["playbooks"])
    assert {page["address"] for page in one["pages"]} == {"other/", "half/"}
    assert [page["address"] for page in both["pages"]] == ["apart/"]
    assert (every["count"], one["count"], both["count"]) == (4, 2, 1)


def test_an_excerpt_shows_every_word_though_they_stand_far_apart(
    browser: Browser, tmp_path: Path
) -> None:
    far = f"开头说到群主。{'中间是别的话。' * 60}到了最后才说责任。"
    index = build_index([index_page(_page("far", "甲", far))])
    for path, content in publish_index(index, {}).files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with _served(tmp_path) as home:
        page = browser.new_page()
        page.goto(f"{home}/robots-not-here")
        asked = [f"{home}/_modules", f"{home}/search/", [["责任 群主", {}]]]
        ((section,),) = [
            [each["sections"][0] for each in result["pages"]]
            for result in page.evaluate(_CHOOSE, asked)
        ]
        page.close()
    shown = "".join(piece["text"] for piece in section["pieces"])
    assert [piece["text"] for piece in section["pieces"] if piece["isHit"]] == ["群主", "责任"]
    assert " … " in shown
    assert len(shown) < len(far) / 2
