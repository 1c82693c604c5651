"""What fuzzing has found and what it starts from: every file, every time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.run import CORPUS
from tests.fuzz.targets import TARGETS

FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_every_target_has_files_to_start_from() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)


@pytest.mark.parametrize("file", FILES, ids=[f"{each.parent.name}/{each.name}" for each in FILES])
def test_a_kept_file_breaks_nothing(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=40)
@given(st.data())
def test_a_kept_file_with_some_bytes_changed_breaks_nothing(
    target: str, data: st.DataObject
) -> None:
    """Nearly right reaches further than chance."""
    file = data.draw(st.sampled_from([each for each in FILES if each.parent.name == target]))
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        cut = data.draw(st.integers(0, 4))
        content[at : at + cut] = data.draw(st.binary(max_size=4))
    TARGETS[target](bytes(content))
