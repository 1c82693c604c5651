"""How the cases in this folder are loaded: each file by itself."""

from collections.abc import Iterator, Mapping

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.load import load_document


def load(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for path, data in files.items():
        yield from load_document(path, data).problems
