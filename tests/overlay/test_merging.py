"""Texts that two sides changed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from playbook_press.overlay.merging import merge_text, merge_value
from playbook_press.overlay.prints import normalised

SENTENCES = st.sampled_from(["一。", "二！", "Three. ", "Four? ", "五\n"])
TEXTS = st.lists(SENTENCES, max_size=6).map("".join)


@given(TEXTS, TEXTS)
def test_what_only_one_side_changed_is_taken(then: str, other: str) -> None:
    assert merge_text(then, other, then).text == normalised(other)
    assert merge_text(then, then, other).text == normalised(other)
    assert merge_text(then, other, other).text == normalised(other)


@given(TEXTS, TEXTS, TEXTS)
def test_no_sentence_of_yours_is_lost(then: str, now: str, yours: str) -> None:
    """What you wrote, and the original did not say, stands in the text that is merged."""
    merged = merge_text(then, now, yours).text
    said_before = {each.strip() for each in re.findall(r"[^。！.?五]+[。！.?]|五", then)}
    mine = [each.strip() for each in re.findall(r"[^。！.?五]+[。！.?]|五", yours)]
    assert [each for each in mine if each not in said_before and each not in merged] == []


def test_sentences_of_both_sides_come_together() -> None:
    merged = merge_text("先看。再做。", "先看看。再做。", "先看。再慢慢做。")
    assert (merged.text, merged.is_clean) == ("先看看。再慢慢做。", True)


def test_one_sentence_changed_by_both_is_marked() -> None:
    merged = merge_text("A. B.", "A. C.", "A. D.")
    assert merged.text.split("\n") == [
        "A. ",
        "<<<<<<< yours",
        "D.",
        "||||||| original then",
        "B.",
        "=======",
        "C.",
        ">>>>>>> original now",
    ]
    assert not merged.is_clean


def test_of_a_record_only_changed_texts_are_written() -> None:
    then = {"id": "a", "title": {"en": "A"}, "how": "One. Two."}
    now = {"id": "a", "title": {"en": "A!"}, "how": "One. Two!"}
    yours = {"title": {"en": "A"}, "how": "Uno. Two."}
    assert merge_value("*", then, now, yours, ("x",)) == (
        {("x", "title", "en"): "A!", ("x", "how"): "Uno. Two!"},
        True,
    )


def test_lists_are_left_to_people() -> None:
    assert merge_value("aka", ("a",), ("b",), ("c",), ("x",)) == ({}, False)
