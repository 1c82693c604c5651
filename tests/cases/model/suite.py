"""How the cases in this folder are loaded: as changes to the garden, up to its schema."""

from collections.abc import Iterable, Mapping

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.load import load_playbook
from playbook_press.source.load import load_document
from tests.cases_runner import files_in
from tests.project import ROOT

BASE = files_in(ROOT / "tests/sites/small/playbooks/garden")
DEFAULT_FILE = "roles.yml"


def load(files: Mapping[str, bytes]) -> Iterable[Diagnostic]:
    return load_playbook("", files, lambda path: load_document(path, files[path])).problems
