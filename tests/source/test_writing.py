"""YAML that is written reads back as the same values, and an edit touches nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.source.editing import edited
from playbook_press.source.load import load_document
from playbook_press.source.scalar import Plain
from playbook_press.source.writing import write_scalar, write_yaml

WORDS = st.text(st.characters(codec="utf-8"), max_size=40).filter(
    lambda text: not set(text) & {"\r", "\x85", "\u2028", "\u2029", "\ufeff"}
)
VALUES = st.recursive(
    WORDS | WORDS.filter(bool).map(Plain),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(WORDS.filter(bool), inner, max_size=3)
    ),
    max_leaves=8,
)


def loaded(text: str) -> Any:
    found = load_document("a.yml", text.encode())
    wrong = [each for each in found.problems if each.severity == "error"]
    assert wrong == [], (text, wrong)
    assert found.document is not None
    return found.document.data


@given(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1))
def test_what_is_written_reads_back(value: dict[str, Any]) -> None:
    if any(ord(letter) < 32 and letter not in "\n\t" for letter in repr(value)):
        return
    text = write_yaml(value)
    found = load_document("a.yml", text.encode())
    # Characters that nobody sees are refused when they are read, however they are written.
    if found.document is not None:
        assert found.document.data == value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("0.5", '"0.5"'),
        ("no", '"no"'),
        ("a: b", '"a: b"'),
        ("一句话。", "一句话。"),
        ("one\ntwo", "|-\n  one\n  two"),
        ("one\ntwo\n", "|\n  one\n  two"),
        (" one\ntwo", '" one\\ntwo"'),
        ("", '""'),
        ("tab\there", '"tab\\there"'),
        ("~", '"~"'),
        ("{{x}}", '"{{x}}"'),
    ],
)
def test_a_scalar_is_as_plain_as_it_may_be(text: str, written: str) -> None:
    assert write_scalar(text, indent="  ") == written


def test_a_plain_number_stays_plain() -> None:
    assert write_yaml({"a": Plain("3"), "b": "3"}) == 'a: 3\nb: "3"\n'


def test_a_remark_stands_at_the_end_of_a_value_s_line() -> None:
    text = write_yaml({"a": ("x", "y\nz")}, remark=lambda location: f"at {location[-1]}")
    assert text == "a:\n  - x  # at 0\n  - |-  # at 1\n    y\n    z\n"
    assert loaded(text) == {"a": ("x", "y\nz")}


FILE = """\
# Above.
a: old      # beside
list:
  - {x: old, y: [1, 2]}   # in brackets
  - at: thing
    set:
      t: |
        old

        lines
      u: 'old'
"""


@pytest.mark.parametrize(
    ("location", "before", "written"),
    [
        (("a",), "a: old ", "a: new words "),
        (("list", 0, "x"), "{x: old,", "{x: new words,"),
        (("list", 1, "set", "u"), "u: 'old'", "u: new words"),
    ],
)
def test_an_edit_touches_nothing_else(
    location: tuple[str | int, ...], before: str, written: str
) -> None:
    text, left = edited(FILE, {location: "new words"})
    assert (text, left) == (FILE.replace(before, written), ())


def test_lines_are_written_as_a_block_below_a_remark() -> None:
    text, _ = edited(FILE, {("a",): "one\ntwo", ("list", 1, "set", "t"): "three\nfour"})
    assert "a: |-      # beside\n  one\n  two\n" in text
    assert "      t: |-\n        three\n        four\n      u: 'old'\n" in text
    assert loaded(text)["list"][1]["set"]["t"] == "three\nfour"


def test_lines_in_brackets_stay_on_one_line() -> None:
    text, _ = edited(FILE, {("list", 0, "x"): "one\ntwo"})
    assert '{x: "one\\ntwo", y' in text


def test_what_is_no_scalar_of_its_own_is_left_alone() -> None:
    text = "a: &it x\nb: *it\nc: [1]\n"
    assert edited(text, {("b",): "y", ("c",): "z", ("d",): "w"}) == (text, (("b",), ("c",), ("d",)))
