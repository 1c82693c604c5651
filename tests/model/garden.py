"""The garden of `tests/sites/small/`, for tests that change it."""

from collections.abc import Iterable, Mapping
from functools import cache

from playbook_press.model.load import LoadedPlaybook, load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.source.load import load_document
from tests.cases_runner import files_in
from tests.project import ROOT

FILES: Mapping[str, bytes] = files_in(ROOT / "tests/sites/small/playbooks/garden")


def loaded(files: Mapping[str, bytes], paths: Iterable[str] | None = None) -> LoadedPlaybook:
    """What comes of these files, in a folder called `garden`."""
    placed = {f"garden/{path}": data for path, data in files.items()}
    order = placed if paths is None else [f"garden/{path}" for path in paths]
    return load_playbook("garden", order, lambda path: load_document(path, placed[path]))


@cache
def garden() -> Playbook:
    """The garden as it is, without a problem."""
    found = loaded(FILES)
    assert found.playbook is not None
    assert found.problems == ()
    return found.playbook


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """The garden's files with one of them changed."""
    text = FILES[path].decode("utf-8")
    assert old in text
    return {**FILES, path: text.replace(old, new, 1).encode("utf-8")}
