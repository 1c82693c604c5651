"""The shortcut for generated pages gives what Python-Markdown and MkDocs give."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import (
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
)

from playbook_press.engines.mkdocs.driver.plain import Converted, PlainPages
from playbook_press.pages.markdown import heading

_PIECES = (
    *("<div>", "</div>", '<div class="a">', '<p id="p">', "</p>", "<br>", "<hr>", "<hr/>", "<b>"),
    *("</b>", "<a name=n>", '<a name="n">', "</a>", "<img alt='x'>", '<i title="a > b">', "</i>"),
    *('<i title="<b>">', "text", " ", "&amp;", "&#65;", "&#65 ", "&#x41", "&", "<", ">", "</>"),
    *("<!-- c -->", "<script>", "</script>", "<svg/>", '<x-y ID="z" hidden>', "</x-y>", "字"),
    *('<textarea id="t">', "</textarea>", "*a*", "`", "\t", "[a](b)"),
)
_LINES = st.lists(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join), max_size=3)
_HEADINGS = st.builds(
    heading, st.integers(1, 4), st.sampled_from(("a", "b-1")), st.text("a字*_<&[` ", min_size=1)
)
_PAGES = st.lists(
    st.one_of(
        st.just(""),
        _HEADINGS,
        st.sampled_from(("# No id", "# *a* {#id}", "# a {#id lang=zh}", "## a\nb {#c}")),
        _LINES.map("".join),
        _LINES.map(lambda inner: f"<div>{''.join(inner)}</div>"),
    ),
    max_size=6,
).map(lambda lines: "\n\n".join(lines))


def _config(folder: Path, extensions: list[Any]) -> MkDocsConfig:
    (folder / "docs").mkdir()
    settings = folder / "mkdocs.yml"
    settings.write_text("site_name: x\n", encoding="utf-8")
    return load_config(str(settings), markdown_extensions=extensions)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    ours: list[Any] = ["attr_list", {"toc": {"permalink": True}}]
    return _config(tmp_path_factory.mktemp("plain"), ours)


def _by_markdown(page: str, config: MkDocsConfig) -> Converted:
    md = Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
    )
    raw, title = _RawHTMLPreprocessor(), _ExtractTitleTreeprocessor()
    # It asks neither for the page nor for the files.
    anchors = _ExtractAnchorsTreeprocessor(None, None, config)  # type: ignore[arg-type]
    for each in (raw, anchors, title):
        each._register(md)
    content = md.convert(page)
    found = anchors.present_anchor_ids | raw.present_anchor_ids
    tokens: list[dict[str, Any]] = getattr(md, "toc_tokens", [])
    return Converted(content, tokens, title.title, {each for each in found if each})


@given(page=_PAGES)
def test_what_the_shortcut_gives_is_the_same(page: str, config: MkDocsConfig) -> None:
    found = PlainPages(config).converted(page)
    assert found is None or found == _by_markdown(page, config)


def test_a_page_like_ours_takes_the_shortcut(config: MkDocsConfig) -> None:
    page = "\n\n".join(
        (
            '<div class="pb-block"><p class="pb-kicker">3 &amp; 8</p></div>',
            heading(1, "top", "A*B, <c>", "en"),
            '<div><p id="p">x<br></p><textarea id="t">y</textarea></div>',
            heading(2, "why", "为什么"),
            heading(2, "how", "A*B, <c>"),
        )
    )
    found = PlainPages(config).converted(page)
    assert found == _by_markdown(page, config)
    assert found is not None
    assert found.anchors == {"top", "p", "t", "why", "how"}


@pytest.mark.parametrize(
    ("line", "is_plain"),
    [
        ('<div class="pb-block"><p id="a">x</p><br></div>', True),
        ("<div><p>x</div>", True),
        ("<div><script>x</script></div>", True),
        ("<div><div>x</div>", False),
        ("<div>x</div> y", False),
        ("<div><script>x < y</script></div>", False),
        ("<div>&#65 x</div>", False),
        ("Text.", False),
    ],
)
def test_only_what_is_certain_is_not_parsed(
    config: MkDocsConfig, line: str, is_plain: bool
) -> None:
    assert (PlainPages(config).converted(line) is not None) is is_plain


@pytest.mark.parametrize("extension", ["md_in_html", "footnotes", "abbr", "pymdownx.striphtml"])
def test_an_extension_that_sees_the_whole_page_gets_it(tmp_path: Path, extension: str) -> None:
    pages = PlainPages(_config(tmp_path, ["attr_list", extension]))
    assert pages.converted("<div>x</div>") is None
