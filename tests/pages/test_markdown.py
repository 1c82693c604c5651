"""Pages pass a Markdown engine unchanged: headings show their text, blocks their bytes."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from playbook_press.pages.markdown import heading, markdown_page, parted, single_line
from playbook_press.pages.prose import plain
from tests.pages.drawing import draw, front_as_json, read, shown

NASTY = [
    "# not a heading #",
    "*stars* _lines_ `code` [link](x) ![image](y)",
    "{#id .class onclick=alert(1)} {: .x }",
    "<script>alert(1)</script> &amp; &lt; &#35;",
    "| a | b | :smile: --8<-- 'file' ==x== ^^y^^ ~~z~~",
    "{{ x }} {% include 'y' %} ${z} $(w)",
    "1. one  2) two - three + four",
    "https://example.org www.example.org a@example.org @name #12",
    '"quotes" -- dashes ... (c) (tm) 1/2 -->',
    "结尾有空格 　全角",
    "\\*backslash\\* \u200b zero \u2028 line \u0085 next",
    "*[HTML]: abbr [^1] [TOC] [[wiki]] !!! note ??? x",
    "emoji 🌱 and 한국어 and עברית",
]

texts = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=60)).map(plain).filter(bool)


@given(texts)
def test_a_heading_shows_exactly_its_text(text: str) -> None:
    """Nothing an author can write turns into a mark, an attribute or a link."""
    drawn = draw(f"---\na: 1\n---\n\n{heading(2, 'here', text)}\n")
    found = read(drawn.html)
    assert found.tags[0] == "h2"
    assert ("h2", "id", "here") in found.attributes
    assert [tag for tag in found.tags if tag not in ("h2", "a")] == []
    assert "".join(found.texts).removesuffix("¶") == text


@given(texts)
def test_a_heading_in_another_language_says_so(text: str) -> None:
    """Listeners hear it in the right voice."""
    drawn = draw(f"---\na: 1\n---\n\n{heading(3, 'here', text, 'en')}\n")
    assert ("h3", "lang", "en") in read(drawn.html).attributes


@given(st.lists(texts, min_size=1, max_size=4))
def test_blocks_pass_byte_for_byte(parts: list[str]) -> None:
    """An engine may not touch what was sanitised."""
    body = "".join(
        f'<h2 id="h{n}">{escape(text)}</h2>\n'
        f'<p class="x"\n   title="{escape(text)}">{escape(text)}\n\t<b>bold</b></p>\n'
        f"<pre>{escape(text)}\n\tline\n\n    four</pre>\n<svg><title>{escape(text)}</title></svg>\n"
        for n, text in enumerate(parts)
    )
    page = markdown_page({"title": parts[0]}, body)
    blocks = [line for line in page.split("\n") if line.startswith("<div")]
    assert len(blocks) == len(parts)
    drawn = draw(page).html
    for block in blocks:
        assert block in drawn
    assert shown(drawn).count("bold") >= len(parts)


@given(st.dictionaries(st.sampled_from(["title", "description"]), st.text(max_size=60), min_size=1))
def test_front_matter_is_the_same_for_json_and_yaml(front: dict[str, str]) -> None:
    """Engines read it with different parsers; surrogates cannot come out of UTF-8 files."""
    clean = {key: plain(value) for key, value in front.items()}
    page = markdown_page(clean, "")
    assert front_as_json(page) == clean
    assert draw(page).front == clean
    assert parted(page) == ("", clean)


def test_a_page_somebody_else_has_written_is_not_taken_apart() -> None:
    for text in ("", "---\n", "# A", "---\ntitle: A\n---\n\nB", "a: 1\n---\n"):
        assert parted(text) is None


def test_everything_between_two_headings_is_one_line() -> None:
    """A blank line inside would end the block for an engine."""
    page = markdown_page(
        {"a": 1}, '<p>a</p>\n\n<p>b</p>\n<h2>c</h2>\n<h2 id="d">d</h2>\n<p>e\n</p>'
    )
    assert page.split("\n\n")[1:] == [
        '<div class="pb-block"><p>a</p> <p>b</p> <h2>c</h2></div>',
        "## d {#d}",
        '<div class="pb-block"><p>e </p></div>\n',
    ]


def test_a_heading_without_an_id_stays_in_its_block() -> None:
    """A card may have a heading that is no section of the page."""
    page = markdown_page({}, "<div>\n  <h3>In a card</h3>\n</div>")
    assert "###" not in page


def test_line_breaks_in_text_laid_out_by_hand_are_kept() -> None:
    """Collapsing is right everywhere but in `<pre>` and in attribute values."""
    assert single_line("<pre>a\n\tb</pre>") == "<pre>a&#10;&#9;b</pre>"
    assert (
        single_line('<i title="a\nb"\n lang="en">x\n  y</i>')
        == '<i title="a&#10;b" lang="en">x y</i>'
    )
