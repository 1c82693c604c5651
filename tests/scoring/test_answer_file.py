"""Answer files: nothing that is read can do harm, and no answer is ever dropped."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.scoring import (
    Read,
    Refusal,
    asked_answers,
    merge,
    parse_answer_file,
    read_answer_file,
    score,
    write_answer_file,
)
from playbook_press.scoring.answer_json import json_text
from playbook_press.scoring.migration import migrate
from tests.scoring.saved import OUTLINE, VECTORS, FileMaker, Json, as_json, file_bytes

# `Any`: whatever JSON there is.


@pytest.mark.parametrize("case", VECTORS["files"], ids=[case["name"] for case in VECTORS["files"]])
def test_the_shared_files_are_read_as_stated(case: Json) -> None:
    assert as_json(read_answer_file(file_bytes(case), OUTLINE)) == case["expected"]


@pytest.mark.parametrize("case", VECTORS["files"], ids=[case["name"] for case in VECTORS["files"]])
def test_every_refusal_has_a_sentence(case: Json) -> None:
    """It names what it speaks of, in one line that no terminal obeys."""
    read = read_answer_file(file_bytes(case), OUTLINE)
    if isinstance(read, Refusal):
        assert read.sentence.endswith(".")
        assert "{" not in read.sentence.replace(read.detail.get("question", "{"), "")
        assert read.sentence.isprintable()
        for value in read.detail.values():
            assert value[:40] in read.sentence


def test_a_sentence_about_a_stranger_file_stays_short_and_harmless() -> None:
    text = Refusal(
        "other-playbook", {"playbook": "\x1b[2J" + "x" * 999, "assessment": "{playbook}"}
    )
    assert "\x1b" not in text.sentence
    assert len(text.sentence) < 400


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_answer_file(data, OUTLINE), Read | Refusal)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=20,
)
_FIELDS = [
    *("set", "name", "lang", "version", "targets", "actions", "earlier", "updated", "answers"),
    *("format", "playbook", "assessment"),
]


@given(st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=4))
def test_any_value_in_any_field_is_read_or_refused(fields: dict[str, Any]) -> None:
    file = {"format": 1, "playbook": "eight", "assessment": "check", "answers": {}, **fields}
    assert isinstance(read_answer_file(json.dumps(file).encode(), OUTLINE), Read | Refusal)


_PARTS = [
    "rev",
    "option",
    "options",
    "number",
    "text",
    "na",
    "unknown",
    "note",
    "evidence",
    "before",
]


@given(
    st.dictionaries(
        st.sampled_from(["intro", "tools", "days", "cash", "", "x"]),
        st.dictionaries(st.sampled_from(_PARTS), _JSON, max_size=3) | _JSON,
        max_size=3,
    )
)
def test_any_answer_is_read_or_refused_and_then_scored(answers: dict[str, Any]) -> None:
    """What the reader lets through, the score answers with a result or an error of its own."""
    file = {"format": 1, "playbook": "eight", "assessment": "check", "answers": answers}
    read = read_answer_file(json.dumps(file).encode(), OUTLINE)
    if isinstance(read, Read):
        assert score(TREE, asked_answers(TREE, read.file["answers"]))


def _leaf(id: str, question: Json) -> Json | None:
    match question["kind"]:
        case "level":
            return {"id": id, "options": [[o, str(n)] for n, o in enumerate(question["options"])]}
        case "multi":
            return {"id": id, "points": [[o, "1"] for o in question["options"]]}
        case "number":
            return {"id": id, "number": {"worst": "0", "best": "30"}, "na": True}
    return None


TREE: Json = {
    "root": {
        "id": "all",
        "children": [
            leaf for id, question in OUTLINE["questions"].items() if (leaf := _leaf(id, question))
        ],
    }
}


@given(_JSON)
def test_what_is_written_is_json_and_reads_as_it_was(value: Any) -> None:
    text = json_text(value)
    text.encode()
    assert json_text(json.loads(text)) == text


def test_equal_files_are_written_as_equal_bytes() -> None:
    file = {"b": 1, "a": {"d": [1.0, -0.0], "c": "é\ud800\u2028"}}
    assert write_answer_file(file) == '{"a":{"c":"é\\ud800\u2028","d":[1,0]},"b":1}\n'.encode()
    assert write_answer_file(dict(reversed(file.items()))) == write_answer_file(file)


def _sound(seed: int) -> Json:
    file: Json = {**FileMaker(seed).answers(), "playbook": "eight", "assessment": "check"}
    # What the reader refuses on sight is none of migration's business.
    text = json.dumps(file).replace("__proto__", "proto").replace("1e+300", "1")
    value: Json = json.loads(text.replace(str(2**53), "1"))
    return value


@pytest.mark.parametrize("seed", range(300))
def test_no_answer_is_lost_on_the_way(seed: int) -> None:
    """Each part of each answer is somewhere in the file afterwards, in one place or another."""
    file = _sound(seed)
    read = read_answer_file(write_answer_file(file), OUTLINE)
    assert isinstance(read, Read)
    kept = [*read.file["answers"].values(), *read.file.get("earlier", {}).values()]
    whole = [json_text({**answer.pop("before", {}), **answer}) for answer in map(dict, kept)]
    pushed_out = file["answers"].keys() & file.get("earlier", {}).keys()
    for field in ("answers", "earlier"):
        for id, answer in file.get(field, {}).items():
            if id not in pushed_out:
                assert json_text(answer) in whole, id


@pytest.mark.parametrize("seed", range(100))
def test_reading_again_changes_nothing_more(seed: int) -> None:
    """Only the mark of a changed wording stays, until the answer is looked at."""
    first = read_answer_file(write_answer_file(_sound(seed)), OUTLINE)
    assert isinstance(first, Read)
    again = read_answer_file(write_answer_file(first.file), OUTLINE)
    assert isinstance(again, Read)
    assert again.file == first.file
    marks = [change for change in first.changes if change["what"] == "reworded"]
    assert list(again.changes) == marks


def test_back_to_an_older_version_and_forth_again_keeps_every_answer() -> None:
    """Two machines with two versions of a playbook pass a file to and fro."""
    older = {
        **OUTLINE,
        "version": "1.0.0",
        "questions": {
            "cash": {"kind": "level", "options": ["none", "some"]},
            "songs": {"kind": "text"},
        },
    }
    file = _sound(1) | {"answers": {"money": {"option": "some"}, "intro": {"option": "l1"}}}
    file.pop("earlier", None)
    back = read_answer_file(write_answer_file(file), older)
    assert isinstance(back, Read)
    assert back.file["earlier"] == file["answers"]
    forth = read_answer_file(write_answer_file(back.file), OUTLINE)
    assert isinstance(forth, Read)
    assert forth.file["answers"] == file["answers"]
    assert "earlier" not in forth.file


def test_migration_leaves_what_it_was_given_as_it_was() -> None:
    answers = {"intro": {"option": "l9", "rev": 1}, "gone": {"option": "x"}}
    before = json.dumps(answers)
    migrate(answers, {}, OUTLINE)
    assert json.dumps(answers) == before


@pytest.mark.parametrize(
    "case", VECTORS["merges"], ids=[case["name"] for case in VECTORS["merges"]]
)
def test_two_tabs_become_one_file_whichever_comes_first(case: Json) -> None:
    assert merge(case["one"], case["other"]) == case["expected"]
    assert merge(case["other"], case["one"]) == case["expected"]


@pytest.mark.parametrize("seed", range(50))
def test_merging_is_the_same_in_any_order_and_twice(seed: int) -> None:
    one, other = _sound(seed), _sound(seed + 1000)
    merged = merge(one, other)
    assert merge(other, one) == merged
    assert merge(one, one) == one
    assert merge(merged, other)["answers"] == merged["answers"]


def test_a_file_can_be_read_before_its_playbook_is_known() -> None:
    file = parse_answer_file(b'{"format":1,"playbook":"cooking","assessment":"soup","answers":{}}')
    assert isinstance(file, dict)
    assert (file["playbook"], file["assessment"]) == ("cooking", "soup")


def test_answers_outside_the_chosen_set_are_not_scored() -> None:
    """Who did the deep set first and the quick set later has a quick result."""
    tree = {
        "root": {"id": "all", "children": [{"id": "intro", "options": [["l0", "0"], ["l1", "1"]]}]}
    }
    answers = {"intro": {"option": "l1"}, "rules": {"option": "l0"}}
    assert score(tree, answers)["error"]["code"] == "unknown-question"
    assert score(tree, asked_answers(tree, answers))["all"]["ratio"] == "1/1"
