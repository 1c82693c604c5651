"""The same pages give the same index, in whatever order and however often they were edited."""

import json
import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_press.search import (
    Index,
    IndexedPage,
    SearchPage,
    Section,
    build_index,
    index_page,
    publish_index,
    update_index,
)
from playbook_press.search.parts import MOST_BYTES, parts_of

TEXT = st.text(alphabet="社区群人规则nike+qq12 。，\n", max_size=60)
SECTION = st.builds(Section, st.just("a"), st.text(alphabet="社区群a ", max_size=6), TEXT)
PAGE = st.tuples(
    st.text(alphabet="社区群a1", min_size=1, max_size=5), st.lists(SECTION, max_size=3)
)


def page_of(number: int, drawn: tuple[str, list[Section]]) -> IndexedPage:
    kind = ("trait", "rule", "guide")[number % 3]
    playbook = "" if kind == "guide" else "书"
    return index_page(SearchPage(f"p{number}/", drawn[0], kind, playbook, tuple(drawn[1])))


def pages(drawn: list[tuple[str, list[Section]]]) -> list[IndexedPage]:
    return [page_of(number, each) for number, each in enumerate(drawn)]


@settings(max_examples=60)
@given(st.lists(PAGE, min_size=1, max_size=8), st.randoms())
def test_the_order_of_pages_does_not_matter(
    drawn: list[tuple[str, list[Section]]], chance: object
) -> None:
    found = pages(drawn)
    shuffled = sorted(found, key=lambda page: hash((page.address, id(chance))))
    assert (
        publish_index(build_index(found), {}).files
        == publish_index(build_index(shuffled), {}).files
    )


@settings(max_examples=100)
@given(
    st.lists(PAGE, min_size=5, max_size=8), st.lists(st.tuples(st.integers(0, 7), PAGE), max_size=4)
)
def test_an_updated_index_is_a_new_one(
    drawn: list[tuple[str, list[Section]]], edits: list[tuple[int, tuple[str, list[Section]]]]
) -> None:
    """Byte for byte, after any edits one after another."""
    found = pages(drawn)
    index = build_index(found)
    published = publish_index(index, {"a": 1})
    for at, drawn_anew in edits:
        if at < len(found):
            found[at] = page_of(at, drawn_anew)
            index = update_index(index, found)
            published = publish_index(index, {"a": 1}, before=published)
    fresh = build_index(found)
    assert index == fresh
    assert published.files == publish_index(fresh, {"a": 1}).files


def test_a_page_that_comes_or_goes_is_noticed() -> None:
    found = pages([("社区", []), ("群", []), ("规则", [])])
    index = build_index(found)
    assert update_index(index, found[:2]) == build_index(found[:2])
    assert update_index(build_index(found[:2]), found) == index


def test_what_a_page_gives_can_be_sent_and_kept() -> None:
    """So that pages may be indexed by other processes, and not again until they change."""
    given_back = [pickle.loads(pickle.dumps(page)) for page in pages([("社区", []), ("群", [])])]
    assert build_index(given_back) == build_index(pages([("社区", []), ("群", [])]))


def _section(text: str) -> Section:
    return Section("a", "题目", text, ((0, "first"), (len(text) // 2, "second")))


@pytest.mark.parametrize(
    "text",
    ["一段话。" * 3_000, "没有标点" * 3_000, "line\n" * 4_000, "A sentence. " * 3_000, "短"],
    ids=["sentences", "no signs", "lines", "english", "short"],
)
def test_a_long_page_is_cut_without_losing_anything(text: str) -> None:
    page = SearchPage("p/", "题目", "rule", "", (_section(text), _section("末尾")))
    parts = parts_of(page)
    joined = "".join(section.text for part in parts for section in part.sections[:1])
    assert re.sub(r"\s", "", joined).startswith(re.sub(r"\s", "", text))
    for part in parts:
        assert sum(len(section.text.encode()) for section in part.sections) <= MOST_BYTES
    assert [part.is_first for part in parts] == [True] + [False] * (len(parts) - 1)


def test_an_item_that_was_cut_keeps_its_mark() -> None:
    page = SearchPage("p/", "t", "rule", "", (_section("一段话。" * 3_000),))
    last = parts_of(page)[-1].sections[0]
    assert last.marks[0] == (0, "second")


def test_every_file_is_one_call_of_the_registry() -> None:
    files = publish_index(_index(), {"word": "行\u2028尾"}, site="s").files
    for path, content in files.items():
        name, _, body = content.decode().partition(",")
        assert re.fullmatch(r'pbSearch\("(m|[ivrt]\d+)"', name), path
        assert body.endswith(");\n")
        assert "\u2028" not in body
    about = json.loads(files["search/index.js"].decode().split(",", 2)[2].removesuffix(");\n"))
    assert about["words"] == {"word": "行\u2028尾"}
    assert about["site"] == "s"


def test_an_edit_changes_the_version_of_the_contents() -> None:
    """So that no browser mixes pieces of two editions."""
    before = publish_index(_index(), {}).files["search/index.js"]
    after = publish_index(_index("别的话"), {}).files["search/index.js"]
    assert before != after


def _index(text: str = "一句话") -> Index:
    page = SearchPage("p/", "题目", "rule", "书", (Section("a", "小节", text),))
    return build_index([index_page(page)])
