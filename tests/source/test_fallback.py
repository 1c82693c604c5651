"""PyYAML without the C library reads the same and finds the same."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from playbook_press.source import construct, keys, parsing, places
from playbook_press.source.load import load_document
from tests.cases_runner import Case, suites

DIFFERENCES = {
    "Tabs inside a text are fine": "the pure parser has no tabs in text without quotes",
    "A directive": "the pure parser passes over directives it does not know",
}
CASES = next(suite.cases for suite in suites() if suite.name == "source")


def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A second copy of the parsing module, imported where `yaml.cyaml` is missing."""
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    spec = importlib.util.spec_from_file_location("pure_parsing", Path(parsing.__file__))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "case",
    [c for c in CASES if c.title not in DIFFERENCES],
    ids=lambda case: f"{case.source} {case.title}",
)
def test_the_pure_parser_agrees(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [load_document(path, data) for path, data in case.files.items()]
    pure = without_libyaml(monkeypatch)
    assert not pure.WITH_LIBYAML
    for module in (construct, keys, places):
        monkeypatch.setattr(module, "event_source", pure.event_source)

    actual = [load_document(path, data) for path, data in case.files.items()]

    assert [[(p.code, p.place) for p in loaded.problems] for loaded in actual] == [
        [(p.code, p.place) for p in loaded.problems] for loaded in expected
    ]
    assert [loaded.document for loaded in actual] == [loaded.document for loaded in expected]
