"""What readers see of a page becomes text; what is around it does not."""

import pytest

from playbook_press.search import Section, sections_of


def texts(html: str) -> list[tuple[str, str, str]]:
    return [(each.anchor, each.heading, each.text) for each in sections_of(html)]


def test_each_heading_begins_a_section() -> None:
    html = '<h1 id="top">题目</h1><p>一</p><h2 id="a">甲<b>乙</b></h2><p>二</p>'
    assert texts(html) == [("top", "题目", "一"), ("a", "甲乙", "二")]


def test_a_heading_without_an_id_is_part_of_the_text() -> None:
    """Nobody could be led there."""
    html = '<h2 id="a">A</h2><h3>Card</h3><p>b</p>'
    assert texts(html) == [("a", "A", "Card\nb")]


def test_what_stands_above_the_title_belongs_to_it() -> None:
    assert texts('<p>案例</p><h1 id="top">绿野</h1><p>文</p>') == [("top", "绿野", "案例\n文")]


def test_blocks_are_apart_and_words_inside_a_sentence_are_not() -> None:
    """A phrase may run through a link or a stressed word, but not from one item to the next."""
    html = '<p>在<a href="x">社\n群</a>里<em>见</em>面</p><ul><li>一</li><li>二</li></ul>'
    assert texts(html) == [("", "", "在社 群里见面\n一\n二")]


@pytest.mark.parametrize(
    "furniture",
    [
        '<a class="headerlink" href="#a" title="Permanent link">¶</a>',
        '<sup class="pb-ref"><a href="#note-1">1</a></sup>',
        '<span class="x pb-note__back"><a href="#c">↩</a></span>',
        '<span aria-hidden="true">★</span>',
        "<div hidden>x</div>",
        '<div class="y" hidden data-part="z"><div>x</div>x</div>',
        '<template data-part="data" data-search-exclude>{"x": 1}</template>',
        "<footer data-search-exclude><p>x</p></footer>",
        "<script>x</script>",
        "<nav><a>x</a></nav>",
        "<button>x</button>",
        "<svg><title>x</title></svg>",
        "<!-- x <p>x</p> -->",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert texts(f'<h2 id="a">A</h2><p>日志{furniture}不少于</p>')[0][2].replace("\n", "") == (
        "日志不少于"
    )


def test_what_is_left_out_ends_with_an_element_around_it() -> None:
    """As in a browser, which closes what its parent's end leaves open."""
    assert texts("<div><section hidden><p>x</div><p>y</p></section>") == [("", "", "y")]


def test_an_attribute_may_hold_what_looks_like_a_tag() -> None:
    assert texts("<p title='a > b' data-x=\"<i>\">c &amp; d &lt;e&gt;</p>") == [
        ("", "", "c & d <e>")
    ]


def test_items_with_an_id_are_marked_where_they_begin() -> None:
    html = '<h2 id="s">S</h2><p>ab</p><ul><li id="one">cd</li><li id="two"><p>ef</p></li></ul>'
    (section,) = sections_of(html)
    assert section == Section("s", "S", "ab\ncd\nef", ((3, "one"), (6, "two")))


def test_letters_are_composed_and_unseen_characters_go() -> None:
    assert texts("<p>cafe\u0301\x00</p>") == [("", "", "café")]
