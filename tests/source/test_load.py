"""Loading one file: it never raises, it is quick, and it reads what YAML 1.2 means."""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playbook_press.diagnostics import Report
from playbook_press.source.document import Location
from playbook_press.source.limits import MAX_BYTES
from playbook_press.source.load import load_document
from playbook_press.source.scalar import Plain

SECONDS_FOR_GROWTH = 3.0
"""Far above what any of these files takes; what grows with the square takes minutes."""


def value(text: str) -> Any:
    """The value of the field `x` of a text that loads without problems."""
    loaded = load_document("case.yml", text.encode())
    assert loaded.problems == ()
    assert loaded.document is not None
    return loaded.document.data["x"]


# Any bytes at all

YAML_SIGNS = [
    "- ", "? ", ": ", ":", "[", "]", "{", "}", ",", "&a ", "*a ", "!t ", "!", "|", ">", "'", '"',
    "#", " #", "%TAG ", "%", "@", "`", "---\n", "...\n", "\n", "\n  ", "\n    ", "\t", "\n\t",
    "a", "b", "a: ", "a: b\n", "<<", "：", "，", "社群", "\\", "\\u202e", "\\ud83d", "\\x",
    "\u200b", "\u202e", "\ufeff", "\u2028", "\x00", "\r", "\x85", "null", "~", "1.5", "{{x}}",
    "[[t:x]]",
]  # fmt: skip


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xed\xa0")
@example(b"a: !%FF b")
def test_any_bytes_give_problems_or_a_document(data: bytes) -> None:
    loaded = load_document("case.yml", data)
    assert loaded.problems or loaded.document
    Report(loaded.problems)


@given(st.lists(st.sampled_from(YAML_SIGNS), max_size=40).map("".join))
def test_any_order_of_the_signs_of_yaml_gives_problems_or_a_document(text: str) -> None:
    """Nearly YAML reaches further into the loader than bytes by chance."""
    loaded = load_document("case.yml", text.encode("utf-8", "surrogatepass"))
    assert loaded.problems or loaded.document
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in loaded.problems:
        assert 1 <= problem.place.line <= len(lines)
        line = lines[problem.place.line - 1].removeprefix("\ufeff" * (problem.place.line == 1))
        assert 1 <= problem.place.column <= len(line) + 1
    if loaded.document is not None:
        for location in locations(loaded.document.data):
            place = loaded.document.place(location, within="a")
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def locations(value: Any, location: Location = ()) -> Iterator[Location]:
    """The path of every value; of values that aliases share, the way in that is found."""
    yield location
    if isinstance(value, dict):
        for key, item in value.items():
            yield from locations(item, (*location, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from locations(item, (*location, position))


# YAML 1.2 core

TABLE: Mapping[str, Any] = {
    "x: no": Plain("no"),
    "x: Yes": Plain("Yes"),
    "x: on": Plain("on"),
    "x: y": Plain("y"),
    "x: true": Plain("true"),
    "x: 5.10": Plain("5.10"),
    "x: 012": Plain("012"),
    "x: 0o14": Plain("0o14"),
    "x: 0x1F": Plain("0x1F"),
    "x: 1_000": Plain("1_000"),
    "x: 12:30:45": Plain("12:30:45"),
    "x: 2024-01-01": Plain("2024-01-01"),
    "x: .inf": Plain(".inf"),
    "x: =": Plain("="),
    "x:": None,
    "x: ~": None,
    "x: null": None,
    "x: Null": None,
    "x: NULL": None,
    "x: nULL": Plain("nULL"),
    'x: ""': "",
    "x: 'null'": "null",
    'x: "~"': "~",
    "x: |\n  one\n  two\n": "one\ntwo\n",
    "x: |-\n  one\n  two\n": "one\ntwo",
    "x: |+\n  one\n\n": "one\n\n",
    "x: >\n  one\n  two\n\n  three\n": "one two\nthree\n",
    "x: one\n  two": Plain("one two"),
    "x: 'it''s'": "it's",
    'x: "a\\tb\\u00e9\\\n   c"': "a\tbéc",
    "x: []": (),
    "x: {}": {},
    "x: [a, 'b', ]": (Plain("a"), "b"),
    "x: {a: 1, b}": {"a": Plain("1"), "b": None},
    'x: {"a":1}': {"a": Plain("1")},
    "x:\n- a\n-\n- - b": (Plain("a"), None, (Plain("b"),)),
    "x:\n  no: a": {"no": Plain("a")},
    "? x\n: a": Plain("a"),
    "x: &a b": Plain("b"),
    "x: http://example.org/#a": Plain("http://example.org/#a"),
    "x: a#b": Plain("a#b"),
    "x: a #b": Plain("a"),
    "x: {a: &a [b], c: *a}": {"a": (Plain("b"),), "c": (Plain("b"),)},
    "%YAML 1.2\n---\nx: a": Plain("a"),
}


@pytest.mark.parametrize(("text", "expected"), TABLE.items())
def test_values_are_those_of_yaml_1_2_core(text: str, expected: Any) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_keys_are_ordinary_strings() -> None:
    """A schema looks them up as names; whether they were quoted is of no interest."""
    assert [type(key) for key in value("x: {a: 1, 'b': 2}")] == [str, str]


def test_an_alias_shares_the_value_it_repeats() -> None:
    found = value("x: {a: &a {b: c}, d: *a}")
    assert found["a"] is found["d"]


JSON = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc-社群", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_json_is_yaml(written: Any) -> None:
    text = json.dumps({"x": written}, ensure_ascii=False)
    assert value(text) == frozen(written)


def frozen(written: Any) -> Any:
    if isinstance(written, list):
        return tuple(frozen(item) for item in written)
    if isinstance(written, dict):
        return {key: frozen(item) for key, item in written.items()}
    return written


# What a document is given for


@pytest.mark.parametrize(
    "text", ["x: a\nx: b", "x: !t a", "x: a\u200bb", "x: a\u202eb", 'x: "\\u200b"']
)
def test_a_harmless_problem_leaves_a_document_to_check(text: str) -> None:
    """Whatever else is wrong is then reported in the same run."""
    loaded = load_document("case.yml", text.encode())
    assert len(loaded.problems) == 1
    assert loaded.document is not None


@pytest.mark.parametrize("text", ["x: a\x07", "x: a\ufeffb", "x: [", "- x", "", "<<: x"])
def test_values_that_are_not_what_was_meant_are_not_handed_over(text: str) -> None:
    loaded = load_document("case.yml", text.encode())
    assert loaded.problems
    assert loaded.document is None


def test_the_text_of_a_document_has_neither_mark_nor_carriage_returns() -> None:
    loaded = load_document("case.yml", b"\xef\xbb\xbfx: a\r\ny: b\r")
    assert loaded.document is not None
    assert loaded.document.text == "x: a\ny: b\n"


# Hostile files


def filled(pattern: str | bytes, before: str = "", after: str = "") -> bytes:
    """A file of exactly the largest size, one pattern again and again."""
    middle = pattern.encode() if isinstance(pattern, str) else pattern
    room = MAX_BYTES - len(before.encode()) - len(after.encode())
    return before.encode() + (middle * (room // len(middle) + 1))[:room] + after.encode()


def numbered(pattern: str) -> bytes:
    return "".join(pattern.format(number) for number in range(90_000)).encode()[:MAX_BYTES]


HOSTILE: Mapping[str, bytes] = {
    "brackets": filled("["),
    "brackets, closed again": filled("[")[: MAX_BYTES // 2] + filled("]")[: MAX_BYTES // 2],
    "braces": filled("{"),
    "braces with keys": filled("{a: "),
    "dashes": filled("- "),
    "dashes on lines": filled("-\n"),
    "question marks": filled("? "),
    "question marks on lines": filled("?\n"),
    "question marks in braces": filled("?,", "{"),
    "stairs": b"".join(b" " * depth + b"a:\n" for depth in range(1400)),
    "anchors": filled("&a "),
    "anchors in a list": numbered("- &a{} x\n"),
    "anchored keys": numbered("&a{0} k{0}: v\n"),
    "aliases": filled("*a,", "a: &a x\nb: ["),
    "aliases of nothing": filled("*a,", "a: ["),
    "merge keys": filled("b: {<<: *a}\n", "a: &a {x: y}\n"),
    "tags": filled("!"),
    "tags in a list": filled("- !a b\n"),
    "a long tag": filled("%41", "a: !"),
    "directives for tags": numbered("%TAG !a{}! x\n"),
    "directives after the document": b"a: b\n...\n" + numbered("%TAG !a{}! x\n")[:-9],
    "one scalar": filled("x", "a: "),
    "one scalar of words": filled("x ", "a: "),
    "one scalar of lines": filled("x\n ", "a: "),
    "one quoted scalar": filled("\\n", 'a: "', '"'),
    "escapes of controls": filled("\\a", 'a: "', '"'),
    "an open quote": filled("x\n", 'a: "'),
    "quotes": filled('"'),
    "quotes in a list": filled('"",', "a: [", "]"),
    "one block": filled(" x\n", "a: |\n"),
    "one block of blank lines": filled("\n", "a: |\n"),
    "one key": filled("k", "", ": v"),
    "one explicit key": filled("k", "? ", "\n: v"),
    "colons": filled(":"),
    "colons and spaces": filled("a: "),
    "comments": filled("#\n"),
    "blank lines": filled("\n"),
    "spaces": filled(" "),
    "tabs": filled("\tb: c\n", "a:\n"),
    "lines without colon": filled("a\n"),
    "one key again and again": filled("a: b\n"),
    "many keys": numbered("k{}: b\n"),
    "a flat list": filled("- b\n", "a:\n"),
    "a flat list in brackets": filled("b,", "a: [", "]"),
    "empty lists": filled("[],", "a: ["),
    "lists as keys": filled("[a]: b, ", "a: {", "}"),
    "documents": filled("---\n", "a: b\n"),
    "zero bytes": filled("\0"),
    "zero width": filled("a\u200b")[:-1],
    "control characters": filled("\x01a"),
    "not UTF-8": filled(b"\xff"),
    "GBK": filled("标题：社群\n".encode("gbk")),
    "spaces and GBK": filled(" ")[:-2] + "标".encode("gbk"),
    "UTF-16": filled("标题a：社群\n".encode("utf-16-le")),
    "full-width colons": filled("a：b\n")[:-5],
    "full-width colons in a list": filled("- a：b\n", "x:\n")[:-5],
    "a full-width colon far right": filled(" ", "x:\n", "a：b"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_of_1_mb_costs_no_more_than_its_length(data: bytes) -> None:
    """Half a second is the promise, which `make bench` measures; this finds what explodes."""
    assert len(data) <= MAX_BYTES
    # The processor's time: what is measured is the loader, not the machine's other work.
    start = time.process_time()
    load_document("case.yml", data)
    assert time.process_time() - start < SECONDS_FOR_GROWTH


def test_a_file_one_byte_too_large_is_not_looked_at() -> None:
    (problem,) = load_document("case.yml", b"\xff" * (MAX_BYTES + 1)).problems
    assert problem.code == "file-too-large"
