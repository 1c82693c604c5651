"""A folder becomes a playbook, and everything that is wrong with it is said in one run."""

import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_press.diagnostics.report import Report
from playbook_press.model.load import ITEMS, SINGLES, load_playbook
from playbook_press.model.manifest import Manifest
from playbook_press.model.problems.more_problems import MOST
from playbook_press.model.validation import validated
from playbook_press.source.document import Document
from playbook_press.source.load import Loaded, load_document
from playbook_press.source.scalar import Plain
from tests.model.garden import FILES, changed, garden, loaded

MODELS = {"playbook.yml": Manifest} | {f"{name}.yml": model for name, model in SINGLES.items()}


def codes(files: dict[str, bytes]) -> list[str]:
    return [problem.code for problem in Report(loaded(files).problems).diagnostics]


def test_the_garden_is_read_whole() -> None:
    playbook = garden()
    assert [trait.id for trait in playbook.traits] == ["shared-tools", "open-gate"]
    assert [rule.id for rule in playbook.rules] == ["tools-back", "watering"]
    assert len(playbook.documents) == len(FILES)
    assert playbook.folder == "garden"


@settings(max_examples=25)
@given(st.permutations(sorted(FILES)))
def test_the_order_of_files_does_not_matter(paths: list[str]) -> None:
    """File systems list folders in whatever order they like."""
    playbook = loaded(FILES, paths).playbook
    assert playbook is not None
    assert list(playbook.records()) == list(garden().records())
    assert list(playbook.documents) == list(garden().documents)


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(shuffled(entry) for entry in value)
        if not isinstance(value, dict):
            return value
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(value[key]) for key in keys}

    def read(path: str) -> Loaded:
        document = load_document(path, FILES[path]).document
        assert document is not None
        return Loaded(Document(path, document.text, shuffled(document.data)), ())

    playbook = load_playbook("", FILES, read).playbook
    assert playbook is not None
    assert list(playbook.records()) == list(garden().records())


def test_items_that_the_order_does_not_name_follow_by_id() -> None:
    files = changed("playbook.yml", "rules: [tools-back, watering]", "rules: [watering]")
    files["rules/compost.yml"] = files["rules/watering.yml"].replace(b"watering", b"compost", 1)
    playbook = loaded(files).playbook
    assert playbook is not None
    assert [rule.id for rule in playbook.rules] == ["watering", "compost", "tools-back"]


def test_an_order_may_use_former_ids() -> None:
    files = changed("playbook.yml", "traits: [shared-tools, open-gate]", "traits: [open-door]")
    playbook = loaded(files).playbook
    assert playbook is not None
    assert [trait.id for trait in playbook.traits] == ["open-gate", "shared-tools"]


def test_the_id_of_a_playbook_is_the_name_of_its_folder() -> None:
    assert codes(changed("playbook.yml", "id: garden", "id: gardens")) == [
        "id-differs-from-file-name"
    ]


def test_a_playbook_without_a_folder_of_its_own_may_have_any_id() -> None:
    found = load_playbook("", FILES, lambda path: load_document(path, FILES[path]))
    assert found.problems == ()


def test_a_bad_file_leaves_the_rest_readable() -> None:
    """Its names are remembered, so that what refers to them is not reported as broken."""
    files = changed("traits/open-gate.yml", "statement:", "statment:")
    found = loaded(files)
    assert [problem.code for problem in found.problems] == ["unknown-field"]
    assert found.playbook is not None
    assert [trait.id for trait in found.playbook.traits] == ["shared-tools"]
    assert found.playbook.unread.items == {("trait", "open-gate"), ("trait", "open-door")}
    assert found.playbook.unread.kinds == {"practice"}


def test_a_bad_manifest_leaves_the_rest_checkable() -> None:
    found = loaded(changed("playbook.yml", "licence:", "license:"))
    assert [problem.code for problem in found.problems] == ["unknown-field"]
    assert found.playbook is not None
    assert len(found.playbook.rules) == 2
    assert found.playbook.manifest.topics
    assert found.playbook.unread.kinds == {"group", "placeholder", "topic"}


def test_without_languages_there_is_no_playbook_but_there_are_problems() -> None:
    files = changed("playbook.yml", "languages: [zh, en]", "languages: both")
    files["roles.yml"] = b"roles: []\n"
    found = loaded(files)
    assert found.playbook is None
    assert {problem.code for problem in found.problems} == {"wrong-type", "too-few-entries"}


def test_a_hundred_problems_of_a_file_are_listed_and_the_rest_is_counted() -> None:
    files = {**FILES, "roles.yml": b"roles:\n" + b"  - nobody\n" * (MOST + 20)}
    problems = loaded(files).problems
    assert [problem.code for problem in problems[:-1]] == ["wrong-type"] * MOST
    assert problems[-1].code == "more-problems"
    assert "20 more problems" in problems[-1].what


def test_a_hostile_megabyte_takes_less_than_half_a_second() -> None:
    """Ten thousand mistakes; what counts is the work done, not who else uses the machine."""
    hostile = b"roles:\n" + b"  - x: {y: z}\n" * 11_000
    unknown = b"".join(b"field%d: x\n" % number for number in range(45_000))
    for data in (hostile, unknown):
        document = load_document("roles.yml", data).document
        assert document is not None
        document.place(("roles",))  # Places are read once for a file.
        started = time.process_time()
        record, problems = validated(document, SINGLES["roles"], ("zh", "en"))
        assert time.process_time() - started < 0.5
        assert record is None
        assert len(problems) <= MOST + 1
        assert problems[-1].code == "more-problems"


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.sampled_from(["", " ", "x", "no", "zh", "level", "text"]),
        st.sampled_from([Plain(word) for word in ("1", "1.5", "true", "-1", "9" * 200, "a b")]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(
            st.sampled_from(["zh", "en", "fr", "id", "kind", "title", "a b", "sources"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_a_file_gives_a_record_or_problems(data: st.DataObject) -> None:
    """Never both, never neither, never an exception, and every problem stands in the file."""
    path = data.draw(st.sampled_from(sorted(FILES)))
    model = MODELS.get(path) or ITEMS[path.split("/")[0].removesuffix("s")]
    document = load_document(path, FILES[path]).document
    assert document is not None
    tree = _with_change(document.data, data)
    if not isinstance(tree, dict):
        return  # Such a file is no document.
    record, problems = validated(Document(path, document.text, tree), model, ("zh", "en"))
    assert (record is None) == bool(problems)
    lines = document.text.count("\n") + 1
    for problem in problems:
        assert problem.place.path == path
        assert 1 <= problem.place.line <= lines


def _with_change(value: Any, data: st.DataObject) -> Any:
    """The same tree with one place of it replaced, taken away or added to."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(value)))
        change = data.draw(st.sampled_from(["inside", "inside", "inside", "drop", "add"]))
        if change == "drop":
            return {k: v for k, v in value.items() if k != key}
        if change == "add":
            return {**value, "colour": data.draw(VALUES)}
        return {**value, key: _with_change(value[key], data)}
    if isinstance(value, tuple) and value and data.draw(st.booleans()):
        position = data.draw(st.integers(0, len(value) - 1))
        inner = _with_change(value[position], data)
        return (*value[:position], inner, *value[position + 1 :])
    return data.draw(VALUES)
