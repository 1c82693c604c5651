"""What readers take for the same is the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.search.folding import fold, simplified, variants


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("NIKE＋", "nike+"),
        ("１０００人", "1000人"),
        ("讀書會", "读书会"),
        ("裡 裏", "里 里"),
        ("Café Zürich", "cafe zurich"),
        ("so\u00adcial\u200b", "social"),
        ("ｶﾞ", "カ\u3099".replace("\u3099", "")),
        ("がぎ", "がぎ"),
        ("❤️", "❤"),
    ],
)
def test_width_case_accents_and_variants_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_looks_at_one_character_at_a_time(text: str) -> None:
    """So that a browser can say where in the original a hit begins."""
    assert fold(text) == "".join(map(fold, text))


def test_no_simplified_form_has_another_one() -> None:
    """Else a query and a text could meet at different forms."""
    table = simplified()
    assert {one for one, other in table.items() if other in table} == set()


def test_the_browser_gets_only_variants_of_what_the_site_writes() -> None:
    pairs = variants("读书a")
    assert len(pairs) % 2 == 0
    assert dict(zip(pairs[::2], pairs[1::2], strict=True))["讀"] == "读"
    assert set(pairs[1::2]) <= set("读书a")
    assert all(unicodedata.category(each) == "Lo" for each in pairs)
