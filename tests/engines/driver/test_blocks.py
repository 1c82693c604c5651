"""The shortcut for raw HTML decides as the parsers of MkDocs and Python-Markdown do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor
from mkdocs.structure.pages import _RawHTMLPreprocessor

from playbook_press.engines.mkdocs.driver.blocks import AnchorsOfPage, Blocks, BlocksOfPage

_PIECES = (
    *("<div>", "</div>", '<div class="a">', '<p id="p">', "</p>", "<br>", "<hr>", "<hr/>", "<b>"),
    *("</b>", "<a name=n>", '<a name="n">', "</a>", "<img alt='x'>", '<i title="a > b">', "</i>"),
    *('<i title="<b>">', "text", " ", "&amp;", "&#65;", "&#65 ", "&#x41", "&", "<", ">", "</>"),
    *("<!-- c -->", "<script>", "</script>", "<svg/>", '<x-y ID="z" hidden>', "</x-y>", "字"),
)
_LINES = st.lists(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join), max_size=3)
_PAGES = st.lists(
    st.one_of(
        st.just(""),
        st.just("# Heading &#42; {#id}"),
        _LINES.map("".join),
        _LINES.map(lambda inner: f"<div>{''.join(inner)}</div>"),
    ),
    max_size=6,
).map(lambda lines: "\n\n".join(lines))


def _by_parsers(lines: list[str]) -> tuple[list[str], list[str], set[str | None]]:
    md = Markdown()
    anchors = _RawHTMLPreprocessor()
    anchors.run(lines)
    done = HtmlBlockPreprocessor(md).run(lines)
    return done, [str(each) for each in md.htmlStash.rawHtmlBlocks], set(anchors.present_anchor_ids)


def _by_pattern(lines: list[str]) -> tuple[list[str], list[str], set[str | None]]:
    md = Markdown()
    blocks = Blocks()
    AnchorsOfPage(md, blocks).run(lines)
    done = BlocksOfPage(md, blocks).run(lines)
    return done, [str(each) for each in md.htmlStash.rawHtmlBlocks], set(blocks.anchors)


@given(_PAGES)
def test_what_is_put_aside_is_the_same(page: str) -> None:
    # As Python-Markdown hands it over: blank lines at the end.
    lines = f"{page}\n\n\n".split("\n")
    assert _by_pattern(lines) == _by_parsers(lines)


@pytest.mark.parametrize(
    ("line", "is_plain"),
    [
        ('<div class="pb-block"><p id="a">x</p><br></div>', True),
        ("<div><p>x</div>", True),
        ("<div><div>x</div>", False),
        ("<div>x</div> y", False),
        ("<div><script>x</script></div>", False),
        ("<div>&#65 x</div>", False),
    ],
)
def test_only_what_is_certain_is_not_parsed(line: str, is_plain: bool) -> None:
    assert Blocks().look_at(["", line, "", ""]) is is_plain
