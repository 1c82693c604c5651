"""What the audit asks, asked of small pages: each fault is found, and none where there is none."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.auditing.finding import Audit, table
from tests.browser.auditing.order import in_another_language, out_of_order
from tests.browser.auditing.room import cramped
from tests.browser.auditing.sight import axe_looks, edgeless, moving
from tests.browser.auditing.walk import lost_focus, lost_on_the_way

_PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>
body {{ margin: 0; font: 20px/1.5 sans-serif; background: white; }}
.md-header {{ position: sticky; top: 0; height: 60px; background: white; z-index: 1; }}
a {{ scroll-margin-top: 70px; }}
:focus-visible {{ outline: 3px solid navy; }}
</style></head><body><header class="md-header"></header>
<main><h1>A page</h1>{}</main></body></html>"""

# A link that hands the focus on as soon as it has it.
_SHY = "<button>b</button><a href='#' onfocus='this.previousElementSibling.focus()'>a</a>"

Question = Callable[[Page], list[str]]


def _enlarged(page: Page) -> list[str]:
    debugger = page.context.new_cdp_session(page)
    return [what for _, found in cramped(page, debugger) for what in found]


def _dark(page: Page) -> list[str]:
    return [what for look, found in axe_looks(page) if "dark" in look for what in found]


_FAULTS: list[tuple[str, Question, str, str]] = [
    ("level", out_of_order, "<h4>Deep</h4>", "h4 after h1"),
    ("landmark", out_of_order, "<nav>a</nav><nav>b</nav>", "2 × navigation"),
    ("id", out_of_order, "<p id=a>a</p><p id=a>b</p>", "twice: #a"),
    ("main", out_of_order, "<div role=main>a</div>", "2 × main"),
    ("Chinese", in_another_language, "<p>By 玟瑾</p>", "Chinese as en"),
    ("English", in_another_language, "<p lang=zh>one two three four five</p>", "English as zh"),
    ("name", in_another_language, "<button title='深色 / Dark'>x</button>", "Chinese as en"),
    ("transition", moving, "<p style='transition: color 1ms'>a</p>", "p"),
    ("scrolling", moving, "<div style='scroll-behavior: smooth'>a</div>", "scrolls: div"),
    ("width", _enlarged, "<div style='width: 900px'>a</div>", "sideways"),
    (
        "cut",
        _enlarged,
        "<p style='width: 9em; overflow: hidden; white-space: nowrap'>one two three four five</p>",
        "cut off",
    ),
    ("overlap", _enlarged, "<p>One</p><p style='margin-top: -50px'>Two</p>", "overlap"),
    ("edge", edgeless, "<button style='border: 0'>a</button>", "no edge: button"),
    ("outline", lost_focus, "<a href='#' style='outline: 0'>a</a>", "no focus seen: a"),
    ("screen", lost_focus, "<a href='#' style='position: fixed; top: -99px'>a</a>", "outside: a"),
    (
        "cover",
        lost_focus,
        "<a href='#'>a</a><div style='position: fixed; inset: 0; background: white'></div>",
        "covered: a",
    ),
    (
        "header",
        lost_focus,
        # What has the focus comes to the middle of the screen, so the other one is at its top.
        "<p style='height: 3000px'></p><a href='#' style='display: block; scroll-margin: 0'>a</a>"
        "<div style='height: 395px'></div><a href='#'>b</a><p style='height: 3000px'></p>",
        "under the header: a",
    ),
    ("reach", lambda page: lost_on_the_way(page)[1], _SHY, "not reached: a"),
    (
        "colour",
        _dark,
        "<style>[data-md-color-scheme=slate] p { color: #ccc }</style><p>Pale</p>",
        "color-contrast",
    ),
]


@pytest.mark.parametrize(
    ("question", "fault", "expected"), [each[1:] for each in _FAULTS], ids=[e[0] for e in _FAULTS]
)
def test_a_fault_is_found(page: Page, question: Question, fault: str, expected: str) -> None:
    page.set_content(_PAGE.format(fault))
    found = question(page)
    assert [what for what in found if expected in what], found


def test_a_page_without_fault_answers_nothing(page: Page) -> None:
    page.set_content(
        _PAGE.format(
            "<h2>Names</h2><p>By <span lang=zh>玟瑾</span> and <a href='#a'>others</a>.</p>"
            "<p style='height: 3000px'></p><button id=a>Press</button>"
        )
    )
    asked = (out_of_order, in_another_language, moving, _enlarged, edgeless, lost_focus, _dark)
    assert [what for question in asked for what in question(page)] == []
    page.reload()
    assert lost_on_the_way(page)[1] == []


def test_the_table_adds_up_what_several_processes_counted() -> None:
    one, two = Audit(), Audit()
    one.note("a/", "moves", ())
    one.note("b/", "moves", ("p", "q"))
    two.note("c/", "moves", ("r",))
    two.note("c/", "has room", ())
    assert table([one.as_data(), two.as_data()]) == [
        "question  asked  found",
        "moves         3      3",
        "has room      1      0",
    ]
    with pytest.raises(AssertionError, match="b/  moves: q"):
        one.assert_clean()
