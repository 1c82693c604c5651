"""Whatever an author writes is printed as words, and nothing else is read for it."""

import pytest

from playbook_press.exports.workbook.press import Manuscript, press
from tests.exports.workbook.printing import printed, read, squeezed, text_of
from tests.pages.sample import sample, two

HOSTILE = "=1+1 </script><style>*{display:none}</style> 😀 שלום مرحبا {{x}} \\u202e & <b>"


def test_words_that_look_like_something_else_stay_words() -> None:
    book = sample(lambda zh, en: two(f"{zh} {HOSTILE}", f"{en} {HOSTILE}"))
    text = text_of(printed(book, "en", ("case", "case-yard")))
    for words in ("=1+1", "</script>", "<style>*{display:none}</style>", "{{x}}", "😀", "<b>"):
        assert squeezed(words) in text


def test_ten_thousand_characters_are_all_printed() -> None:
    book = sample(lambda zh, en: two(zh, "plum " * 2000 if en == "On Monday." else en))
    content = printed(book, "en", ("trait", "open-gate"))
    assert text_of(content).count("plum") == 2000
    assert len(read(content).pages) > 3


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "picture:images/other.svg"]
)
def test_nothing_is_read_but_what_came_along(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("urllib.request.OpenerDirector.open", refused)
    html = f'<html lang="en"><title>x</title><p>before</p><img src="{address}" alt="gone">'
    assert squeezed("before") in text_of(press(Manuscript(html, "en")))
