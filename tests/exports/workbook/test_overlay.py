"""An overlay is printed as its readers get it, and says what it is based on."""

import pytest

from playbook_press.model.library import load_library
from playbook_press.model.playbook import Playbook
from playbook_press.overlay.shelf import shelved
from tests.exports.workbook.printing import printed, squeezed, text_of
from tests.overlay.books import orchard, overlay, surroundings

CHANGES = """\
  - at: trait/open-gate
    set: {title.zh: 门不锁, title.en: Nothing is locked}
  - at: rule/tools-back
    hide: true
"""


@pytest.fixture(scope="module")
def acme() -> Playbook:
    files = {**orchard(), **overlay(CHANGES)}
    shelf = shelved(["playbooks/acme", "playbooks/orchard"], surroundings(files))
    library = load_library(shelf.folders, shelf.read)
    (book,) = [shelf.adapted(each) for each in library.playbooks if each.id == "acme"]
    return book


def test_it_is_printed_as_its_readers_get_it(acme: Playbook) -> None:
    text = text_of(printed(acme, "en"))
    hidden = acme.rule_by_id["tools-back"].title.best("en")[0]
    adaptation = acme.adaptation
    assert adaptation is not None
    original = adaptation.originals[0]
    assert squeezed("Nothing is locked") in text
    assert squeezed(hidden) not in text
    assert squeezed(f"{original.title.best('en')[0]}”{original.version}") in text
