"""An entry joins a list, and nothing else in the file changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.source.editing import appended
from playbook_press.source.load import load_document
from playbook_press.source.writing import write_yaml

ENTRY = "# why\nid: new\ntitle:\n  en: New\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - id: x\nb: 1\n", "a:\n  - id: x\n  # why\n  - id: new\n"),
        ("a:\n- id: x  # said\n# of b\nb: 1\n", "a:\n- id: x  # said\n# why\n- id: new\n"),
        ("a:\n  - id: x\n\n  - id: y\n\nb: 1\n", "  - id: y\n\n  # why\n  - id: new\n"),
        ("b: 1\na:\n  - id: x\n    t: |\n      one\n\n      two\n", "two\n  # why\n  - id: new\n"),
        ("b: 1\na:\n  - id: x", "  - id: x\n  # why\n  - id: new\n"),
        ("a:\nb: 1\n", "a:\n  # why\n  - id: new\n    title:\n      en: New\nb: 1\n"),
        ("b: 1\n", "b: 1\n\na:\n  # why\n  - id: new\n"),
        ("a: []\nb: 1\n", None),
        ("a: {x: 1}\nb: 1\n", None),
        ("a: text\nb: 1\n", None),
    ],
)
def test_an_entry_stands_at_the_end_of_its_list(before: str, after: str | None) -> None:
    text = appended(before, ("a",), ENTRY)
    assert (text is None) == (after is None)
    if text is not None:
        assert after is not None
        assert after in text
        document = load_document("x.yml", text.encode()).document
        assert document is not None
        assert document.data["a"][-1] == {"id": "new", "title": {"en": "New"}}
        assert document.data["b"] == "1"


@pytest.mark.parametrize(
    ("before", "after"),
    [("[]", "[new]"), ("[a]", "[a, new]"), ("[a, b ]  # said", "[a, b, new]  # said")],
)
def test_a_word_joins_a_list_in_brackets(before: str, after: str) -> None:
    assert appended(f"a: {before}\n", ("a",), "new") == f"a: {after}\n"


_WORDS = st.text("ab 字:#-\n", min_size=1, max_size=12)
_ENTRIES = st.lists(
    st.one_of(_WORDS, st.dictionaries(st.sampled_from("xyz"), _WORDS, min_size=1)), min_size=1
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), _ENTRIES, min_size=1), st.data())
def test_the_list_is_one_longer_and_all_else_the_same(
    value: dict[str, list[object]], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(value)))
    text = appended(write_yaml(value), (name,), ENTRY)
    assert text is not None
    document = load_document("x.yml", text.encode()).document
    before = load_document("x.yml", write_yaml(value).encode()).document
    assert document is not None
    assert before is not None
    new = {"id": "new", "title": {"en": "New"}}
    assert document.data == {**before.data, name: (*before.data[name], new)}
