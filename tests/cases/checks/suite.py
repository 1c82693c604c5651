"""How the cases in this folder are loaded: as changes to the garden, with every check."""

from collections.abc import Iterator, Mapping

from playbook_press.checks import check
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.load import load_playbook
from playbook_press.source.load import load_document
from tests.cases_runner import files_in
from tests.project import ROOT

BASE = files_in(ROOT / "tests/sites/small/playbooks/garden")
DEFAULT_FILE = "rules/compost.yml"


def load(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    loaded = load_playbook("", files, lambda path: load_document(path, files[path]))
    yield from loaded.problems
    if loaded.playbook is not None:
        yield from check(loaded.playbook)
