"""Chinese within a page of another language says so; nothing else of the page changes."""

import re

import pytest

from playbook_press.pages.han import marked_han
from playbook_press.pages.tongues import Tongue


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Bar rules of 上海格力吧 (Shanghai)</p>", ["上海格力吧"]),
        ("<p>澎湃号·此间, and 图书馆论坛 2017(7)</p>", ["澎湃号·此间", "图书馆论坛"]),
        ("<p>A 社群<b>手册</b></p>", ["社群", "手册"]),
        ('<cite lang="zh">社群<span>手册</span></cite> by 玟瑾', ["玟瑾"]),
        ('<div lang="zh-Hant"><div>社群</div>手册</div><p>玟瑾</p>', ["玟瑾"]),
        ('<p lang="ja">社会</p><p>ひとり言</p>', []),
        ("<p>Nothing to mark</p>", []),
    ],
)
def test_each_run_of_characters_is_marked_where_nothing_says_its_language(
    html: str, marked: list[str]
) -> None:
    written = marked_han(html, "zh")
    assert re.findall('<span lang="zh">([^<]*)</span>', written) == marked
    assert re.sub('<span lang="zh">([^<]*)</span>', r"\1", written) == html


@pytest.mark.parametrize(
    "html",
    [
        '<template data-part="data">{"title": "社群"}</template>',
        '<script type="application/json">{"title": "社群"}</script>',
        "<select><option>社群</option></select><textarea>手册</textarea>",
        '<a title="社群" aria-label="手册">x</a>',
        "<svg><title>社群</title><text>手册</text></svg>",
        '<h2 id="x">Rules of 社群</h2>',
    ],
)
def test_what_can_hold_no_element_stays_as_it_is(html: str) -> None:
    assert marked_han(html, "zh") == html


def test_only_pages_of_languages_written_otherwise_are_marked() -> None:
    html = "<p>社群</p>"
    assert Tongue("zh", "en").settled(html) == html
    assert Tongue("ja", "en").settled(html) == html
    assert Tongue("de", "en", "ja").settled(html) == '<p><span lang="ja">社群</span></p>'
