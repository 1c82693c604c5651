"""What is fed with bytes by chance, and what must hold whatever they are.

A target raises nothing: problems are values, and text in whatever order is only text.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from playbook_press.checks import check
from playbook_press.diagnostics import Report
from playbook_press.model.load import load_playbook
from playbook_press.overlay.resolving import resolve
from playbook_press.scoring import Refusal, read_answer_file, write_answer_file
from playbook_press.search import SearchPage, Section, build_index, index_page
from playbook_press.search.folding import fold
from playbook_press.search.postings import read
from playbook_press.search.tokens import PLACES, places_of, unit_count
from playbook_press.source.load import Loaded, load_document
from tests.model.garden import FILES
from tests.overlay.books import ORCHARD, orchard, surroundings
from tests.scoring.saved import OUTLINE
from tests.search.plain import as_numbers, plain_places, runs_of

_FILE = re.compile(r"[a-z]+(?:/[a-z]+(?:-[a-z]+)*)?\.yml")
_OVERLAY = "playbooks/acme"
_ORCHARD = orchard()


@cache
def _garden() -> Mapping[str, Loaded]:
    """The files of the garden, read once."""
    return {f"garden/{path}": load_document(f"garden/{path}", FILES[path]) for path in FILES}


def load(data: bytes) -> None:
    """A file of a playbook: a document or problems, and each problem stands in the file."""
    loaded = load_document("case.yml", data)
    assert loaded.problems or loaded.document
    lines = data.count(b"\n") + data.count(b"\r") + len(data.decode("utf-8", "replace").split())
    for problem in loaded.problems:
        assert problem.what
        assert 1 <= (problem.place.line or 1) <= lines + 2, problem
    assert Report(loaded.problems, strict=True).exit_status in (0, 1)


def playbook(data: bytes) -> None:
    """A file of a playbook, named in its first line: what loads is checked, the rest reported."""
    name = data.partition(b"\n")[0].decode("utf-8", "replace").removeprefix("# ")
    path = f"garden/{name if _FILE.fullmatch(name) else 'traits/open-gate.yml'}"
    documents = {**_garden(), path: load_document(path, data)}
    found = load_playbook("garden", documents, documents.__getitem__)
    assert found.playbook or found.problems
    problems = (*found.problems, *(check(found.playbook) if found.playbook else ()))
    for problem in problems:
        assert problem.what
        assert problem.place.path.startswith("garden/")
        assert problem.code
    assert Report(problems, strict=True).exit_status == int(bool(problems))


def overlay(data: bytes) -> None:
    """An `overlay.yml`: a playbook, or the reason why there is none."""
    text = data.decode("utf-8", "replace")
    files = {**_ORCHARD, f"{_OVERLAY}/overlay.yml": text}
    found, unable = resolve(_OVERLAY, surroundings(files))
    assert found is not None or unable
    assert {path for path in files if path.startswith(ORCHARD)} == set(_ORCHARD)


def answers(data: bytes) -> None:
    """An answer file: refused in a sentence, or read, and then written without a loss."""
    read = read_answer_file(data, OUTLINE)
    if isinstance(read, Refusal):
        assert read.sentence.isprintable()
        return
    written = write_answer_file(read.file)
    again = read_answer_file(written, OUTLINE)
    assert not isinstance(again, Refusal)
    assert write_answer_file(again.file) == written


def search(data: bytes) -> None:
    """A text or a query: its tokens stand in it, and in the index of a page that says it."""
    text = data.decode("utf-8", "replace")
    folded = fold(text)
    assert fold(folded) == folded
    assert unit_count(folded) == sum(map(len, runs_of(folded)))
    expected = plain_places(folded)
    assert as_numbers(places_of(folded)) == {
        token: [place % PLACES for place in places] for token, places in expected.items()
    }
    page = SearchPage("a/", text, "rule", "", (Section("b", text[::-1], text),))
    postings = build_index([index_page(page)]).postings
    assert expected.keys() <= postings.keys()
    assert all(any(read(row)) for row in postings.values())


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {"load": load, "playbook": playbook, "overlay": overlay, "answers": answers, "search": search}
)
