"""The search index of a language, made anew or from an earlier one."""

import pytest

from playbook_press.engines.as_json import as_bytes
from playbook_press.engines.mkdocs.driver.batch import IndexBatch, index_batch
from playbook_press.search import SearchPage, index_page, sections_of


def _page(number: int, text: str) -> bytes:
    sections = sections_of(f'<h1 id="a">Page {number}</h1><p>{text}</p>')
    return as_bytes(index_page(SearchPage(f"p/{number}/", f"Page {number}", "trait", "", sections)))


PAGES = tuple(_page(number, f"word{number} 社区有{number}条规则") for number in range(8))
EDITED = (_page(0, "another word"), *PAGES[1:])


def test_it_is_the_same_whatever_came_before() -> None:
    first = index_batch(IndexBatch(PAGES, {}, "site"))
    again = index_batch(IndexBatch(EDITED, {}, "site", PAGES, first.postings))
    assert again.files == index_batch(IndexBatch(EDITED, {}, "site")).files
    assert again.files != first.files


@pytest.mark.parametrize(
    ("before", "postings"),
    [
        ((as_bytes(["p/0/", "trait", "", [[["a", "b"], "text"]]]), *PAGES[1:]), None),
        (PAGES, as_bytes(["a"])),
        (PAGES, b"\xff"),
    ],
)
def test_an_earlier_one_of_another_version_is_done_without(
    before: tuple[bytes, ...], postings: bytes | None
) -> None:
    kept = postings or index_batch(IndexBatch(PAGES, {}, "site")).postings
    made = index_batch(IndexBatch(EDITED, {}, "site", before, kept))
    assert made == index_batch(IndexBatch(EDITED, {}, "site"))
