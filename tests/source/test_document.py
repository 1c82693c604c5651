"""Places of values: exactly where they stand, however they are written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.diagnostics import Place
from playbook_press.source.document import Document, Location
from playbook_press.source.load import load_document


def document(text: str) -> Document:
    loaded = load_document("case.yml", text.encode())
    assert loaded.problems == ()
    assert loaded.document is not None
    return loaded.document


def underlined(text: str, place: Place) -> str:
    """What stands in the text at a place."""
    lines = text.split("\n")
    if not place.end_line:
        return lines[place.line - 1][place.column - 1]
    if place.end_line == place.line:
        return lines[place.line - 1][place.column - 1 : place.end_column]
    first, *middle, last = lines[place.line - 1 : place.end_line]
    return "\n".join([first[place.column - 1 :], *middle, last[: place.end_column]])


TEXT = """\
# A comment, and 中文 before what is looked for.
id: health-check
title: {zh: 社群健康自查, "en": Community health check}
levels: [low, 'it''s', "tab\\there"]
empty:
list:
  - first
  -
  - zh: 两个
    en: two
deep:
  - - inner
anchored: &a the text
again: *a
copy: {of: &m {x: 1}, here: *m}
literal: |
  one
    two

folded: >-
  a link to
  [the club](club.md) here
wrapped: "a long
  sentence \\"quoted\\" with 欢迎\\u4f60"
"""


@pytest.mark.parametrize(
    ("location", "line", "expected"),
    [
        (("id",), 2, "health-check"),
        (("title",), 3, '{zh: 社群健康自查, "en": Community health check}'),
        (("title", "zh"), 3, "社群健康自查"),
        (("title", "en"), 3, "Community health check"),
        (("levels", 1), 4, "'it''s'"),
        (("levels", 2), 4, '"tab\\there"'),
        (("empty",), 5, "empty"),
        (("list",), 7, "- first"),
        (("list", 1), 8, "-"),
        (("list", 2), 9, "zh: 两个"),
        (("list", 2, "en"), 10, "two"),
        (("deep",), 12, "- - inner"),
        (("deep", 0, 0), 12, "inner"),
        (("anchored",), 13, "the text"),
        (("again",), 14, "*a"),
        (("copy", "here"), 15, "*m"),
        (("copy", "here", "x"), 15, "1"),
        (("literal",), 16, "|\n  one\n    two"),
        ((), 2, "id: health-check"),
    ],
)
def test_a_value_stands_where_it_is_written(location: Location, line: int, expected: str) -> None:
    place = document(TEXT).place(location)
    assert (place.path, place.line) == ("case.yml", line)
    assert underlined(TEXT, place) == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (("title",), "title"),
        (("title", "en"), '"en"'),
        (("list", 2, "en"), "en"),
        (("empty",), "empty"),
    ],
)
def test_a_key_can_be_pointed_at(location: Location, expected: str) -> None:
    assert underlined(TEXT, document(TEXT).place(location, key=True)) == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (("title", "fr"), '{zh: 社群健康自查, "en": Community health check}'),
        (("list", 2, "level", "en"), "two"),
        (("list", 9), "- first"),
        (("id", "zh"), "health-check"),
    ],
)
def test_a_step_that_was_never_written_is_passed_over(location: Location, expected: str) -> None:
    assert underlined(TEXT, document(TEXT).place(location)) == expected


@pytest.mark.parametrize(
    ("location", "within", "expected"),
    [
        (("title", "zh"), "健康", "健康"),
        (("levels", 1), "it's", "it''s"),
        (("levels", 2), "tab\there", "tab\\there"),
        (("folded",), "to [the club]", "to\n  [the club]"),
        (("folded",), "(club.md)", "(club.md)"),
        (("wrapped",), "long sentence", "long\n  sentence"),
        (("wrapped",), '"quoted" with', '\\"quoted\\" with'),
        (("wrapped",), "欢迎你", "欢迎\\u4f60"),
        (("literal",), "two", "two"),
        (("id",), "not there", "health-check"),
        (("again",), "text", "*a"),
    ],
)
def test_a_piece_of_a_text_is_found_in_its_source(
    location: Location, within: str, expected: str
) -> None:
    assert underlined(TEXT, document(TEXT).place(location, within=within)) == expected


def test_the_head_of_a_block_is_not_its_text() -> None:
    text = "x: | # two\n  one two\n"
    assert document(text).place(("x",), within="two") == Place("case.yml", 2, 7, 2, 9)


def test_places_count_lines_as_editors_do() -> None:
    loaded = load_document("case.yml", b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert loaded.document is not None
    assert loaded.document.place(("a",)) == Place("case.yml", 1, 4, 1, 4)
    assert loaded.document.place(("c",)) == Place("case.yml", 2, 4, 2, 4)


# Any document

WORDS = st.text("ab 社群👋\"'\\/{}[]:：#\n\té", max_size=12)
DOCUMENTS = st.dictionaries(
    st.text("abc社-", min_size=1, max_size=4),
    st.recursive(
        WORDS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("xyz群", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


def scalars(value: Any, location: Location = ()) -> list[tuple[Location, str]]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in scalars(item, (*location, key))]
    if isinstance(value, list):
        return [
            found for index, item in enumerate(value) for found in scalars(item, (*location, index))
        ]
    return [(location, value)]


@given(DOCUMENTS, st.sampled_from([None, 2]), st.booleans())
def test_the_text_at_a_place_is_the_scalar(
    written: dict[str, Any], indent: int | None, ascii_only: bool
) -> None:
    """JSON is YAML, so the source of every scalar is known exactly."""
    text = json.dumps(written, indent=indent, ensure_ascii=ascii_only).replace(
        "\\ud83d\\udc4b", "👋"
    )
    found = document(text)
    for location, value in scalars(written):
        source = json.dumps(value, ensure_ascii=ascii_only).replace("\\ud83d\\udc4b", "👋")
        assert underlined(text, found.place(location)) == source
        assert json.loads(underlined(text, found.place(location))) == value


@given(DOCUMENTS, st.data())
def test_a_piece_of_any_text_is_found(written: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(written, ensure_ascii=False)
    found = document(text)
    location, value = data.draw(st.sampled_from(scalars(written) or [((), "")]))
    start = data.draw(st.integers(0, len(value)))
    piece = value[start : data.draw(st.integers(start, len(value)))]
    place = found.place(location, within=piece)
    if piece.strip() and piece == piece.strip():
        assert json.loads(f'"{underlined(text, place)}"') == piece


@given(DOCUMENTS)
def test_every_value_has_a_place_inside_the_text(written: dict[str, Any]) -> None:
    text = json.dumps(written, ensure_ascii=False, indent=1)
    lines = text.split("\n")
    found = document(text)
    for location, _ in scalars(written):
        for depth in range(len(location) + 1):
            place = found.place(location[:depth], key=True)
            assert 1 <= place.column <= len(lines[place.line - 1])
