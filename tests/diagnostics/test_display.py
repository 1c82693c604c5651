"""Text as a terminal shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.diagnostics.display import cells, quoted, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, 中文, é, 👩‍💻", "plain, 中文, é, 👩‍💻"),
        ("a\tb", "a    b"),
        ("a\nb\r", "a␊b␍"),
        ("\x1b[0m\x7f", "␛[0m␡"),
        ("\u202e\u200b\ufeff", "⟨U+202E⟩⟨U+200B⟩⟨U+FEFF⟩"),
        ("\x85\ud83d", "⟨U+0085⟩⟨U+D83D⟩"),
    ],
)
def test_what_would_not_show_is_made_to_show(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text(st.characters()))
def test_visible_text_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert len(visible(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("社群", 4), ("ＡＢ", 4), ("e\u0301", 1), ("👋", 2), ("：", 2)],
)
def test_wide_characters_take_two_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("level", "`level`"),
        ("two\nlines", "`two␊lines`"),
        ("`code`", "`` `code` ``"),
        ("x" * 100, f"`{'x' * 59}…`"),
    ],
)
def test_words_are_quoted_on_one_line_and_shortened(words: str, expected: str) -> None:
    assert quoted(words) == expected
