"""Chinese text is set as a Chinese reader expects it."""

import pytest

from playbook_press.exports.workbook.typefaces import NoFontError, choose_typefaces
from playbook_press.exports.workbook.typesetting import typeset


def test_latin_words_stand_apart_from_chinese_ones() -> None:
    assert typeset("<p>像MIUI的周五，50%以上</p>") == "<p>像 MIUI 的周五，50% 以上</p>"


def test_of_two_signs_in_a_row_one_is_narrow() -> None:
    assert typeset("<p>他说：“好。”走了</p>") == (
        '<p>他说<span class="wb-half">：</span>“好<span class="wb-half">。</span>”走了</p>'
    )


def test_a_sign_that_opens_a_paragraph_begins_at_the_margin() -> None:
    assert typeset("<p>“好”</p>") == '<p><span class="wb-half">“</span>好”</p>'


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="en">说：“A中B”</p>',
        "<svg><text>说：“A中B”</text></svg>",
        "<code>说：“A中B”</code>",
        "<style>a{content:'说：“A'}</style>",
    ],
)
def test_other_languages_drawings_and_code_stay_as_they_are(html: str) -> None:
    assert typeset(html) == html


def test_a_passage_in_another_language_ends_where_its_element_ends() -> None:
    html = '<div lang="en"><div>A中</div>B中</div><p>A中</p>'
    assert typeset(html) == '<div lang="en"><div>A中</div>B中</div><p>A 中</p>'


def test_the_better_chinese_family_comes_first() -> None:
    faces = choose_typefaces({"WenQuanYi Zen Hei", "Noto Sans CJK SC"}, "<p>中</p>")
    assert faces.text.startswith('"Noto Sans CJK SC", "WenQuanYi Zen Hei", ')


def test_a_family_nobody_listed_is_better_than_none() -> None:
    assert choose_typefaces({"Odd Song"}, "<p>中</p>").text.startswith('"Odd Song", ')


def test_chinese_text_without_a_chinese_family_is_refused() -> None:
    with pytest.raises(NoFontError):
        choose_typefaces(frozenset(), "<p>中</p>")
    assert "sans-serif" in choose_typefaces(frozenset(), "<p>plain</p>").text
