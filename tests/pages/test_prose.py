"""Author text becomes safe HTML, and nothing an author types disappears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.pages.prose import Reference, clean, plain, render, spoken
from tests.pages.drawing import read, shown

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](pb:0)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '[x](https://a.example "a\\" onclick=alert(1)")',
    "<a href='https://a.example' style='x'>x</a>",
    "<svg/onload=alert(1)>",
    "`<b>`",
    "| <i> | b |\n|--|--|\n| 1 | 2 |",
]


def html(text: str, form: str = "prose") -> str:
    pieces = render(text, "words" if form == "words" else "prose")
    return "".join(
        piece if isinstance(piece, str) else f"@{piece.kind}:{piece.id}@" for piece in pieces
    )


@pytest.mark.parametrize("text", ATTACKS)
def test_no_script_gets_through(text: str) -> None:
    """Only known tags, only known attributes, only known schemes."""
    for form in ("words", "prose"):
        found = read(html(text, form))
        assert not set(found.tags) & {"script", "img", "svg", "iframe", "object", "style"}
        assert {name for _, name, _ in found.attributes} <= {"href", "title", "rel", "class"}
        for link in found.links:
            assert ":" not in link.split("/")[0] or link.startswith(("https:", "http:", "mailto:"))


@given(st.text(max_size=80))
def test_no_text_opens_an_unknown_tag(text: str) -> None:
    """Whatever is typed, what comes out is whole elements of the allowed kinds."""
    found = read(html(text))
    assert not found.unbalanced
    assert set(found.tags) <= {
        "p", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


@given(st.text(alphabet="abc XYZ中文。，“”<>&\"'#$%^()/:;=?@.", max_size=60))
def test_text_without_markdown_shows_exactly(text: str) -> None:
    """Signs that mean something to HTML mean nothing here."""
    assert shown(html("a" + text)) == " ".join(("a" + text).split())


def test_links_by_id_stay_open_for_the_page() -> None:
    """Where they lead depends on the page they stand on."""
    assert render("a [[trait:x|two words]] b", "words") == (
        "a ",
        Reference("trait", "x", "two words", "[[trait:x|two words]]"),
        " b",
    )


def test_a_link_by_id_in_code_is_shown() -> None:
    """Somebody may want to write about the marks themselves."""
    assert html("`[[trait:x]]`", "words") == "<code>[[trait:x]]</code>"


def test_headings_and_definitions_are_shown_as_typed() -> None:
    """They have no place in a text, and nothing may vanish."""
    assert shown(html("# one\n\ntwo\n===\n\n[three]: https://x.example")) == (
        "# one two === [three]: https://x.example"
    )


def test_external_links_do_not_hand_over_the_page() -> None:
    assert html("[x](https://a.example/?b=1&c=2)", "words") == (
        '<a href="https://a.example/?b=1&amp;c=2" rel="noopener">x</a>'
    )
    assert html("[x](../y/)", "words") == '<a href="../y/">x</a>'


def test_a_line_break_between_chinese_characters_is_no_blank() -> None:
    """Authors fold long lines in YAML; a reader must not see it."""
    assert html("第一行\n第二行，\n第三行", "words") == "第一行第二行，第三行"
    assert html("one\ntwo", "words") == "one two"


def test_emphasis_works_beside_chinese_punctuation() -> None:
    """CommonMark alone would show the stars."""
    assert html("**先打招呼。**再改", "words") == "<strong>先打招呼。</strong>再改"
    assert html("说的是**“公开”**的事", "words") == "说的是<strong>“公开”</strong>的事"
    assert html("2 * 3 * 4", "words") == "2 * 3 * 4"


def test_alignment_is_a_class() -> None:
    """The policy of the site allows no style attributes."""
    assert '<th class="pb-right">' in html("| a |\n| --: |\n| 1 |")


def test_pictures_are_references_to_the_playbooks_own() -> None:
    assert render("![a *map*](images/plan%20b.svg)", "words") == (
        Reference("image", "images/plan b.svg", "a map", "a map"),
    )


def test_characters_that_html_cannot_carry_are_replaced() -> None:
    assert clean("a\x00b\x85c\ud800d\r\ne") == "a\ufffdb\ufffdc\ufffdd\ne"
    assert plain("  a\n\tb \u2028 c ") == "a b c"


def test_spoken_text_has_no_marks() -> None:
    pieces = render("- **a** [[fact:xm-01]]\n- b &amp; c", "prose")
    assert spoken(pieces, lambda link: link.id) == "a xm-01 b & c"
