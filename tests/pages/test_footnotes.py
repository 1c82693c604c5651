"""Sources are numbered where a reader meets them."""

from playbook_press.pages.footnotes import Footnotes, cited, named
from tests.pages.drawing import read, shown, templates

EN = templates().words("en")


def test_numbers_follow_first_use() -> None:
    notes = Footnotes()
    html = notes.settled(f"a{cited('s-b')} b{cited('s-a')} c{cited('s-b')}", EN)
    assert shown(html) == "a1 b2 c1"
    assert notes.sources == ("s-b", "s-a")
    assert (notes.uses("s-b"), notes.uses("s-a")) == (2, 1)


def test_every_citation_can_be_returned_to() -> None:
    html = Footnotes().settled(cited("s-a") + cited("s-a"), EN)
    assert read(html).ids == ["cite-s-a-1", "cite-s-a-2"]
    assert read(html).links == ["#note-s-a", "#note-s-a"]
    assert html.count('aria-label="Source 1"') == 2


def test_a_sentence_may_speak_of_a_source() -> None:
    """A bare number would be no word of it."""
    html = Footnotes().settled(f"It comes from {named('s-a')}.{cited('s-a')}", EN)
    assert shown(html) == "It comes from source 1.1"


def test_a_page_that_cites_nothing_stays_as_it_is() -> None:
    assert Footnotes().settled("<p>a</p>", EN) == "<p>a</p>"
