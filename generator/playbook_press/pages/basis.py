"""What a playbook is based on, in one sentence that leads to all its differences."""

from playbook_press.model.adaptation import Adaptation
from playbook_press.pages.messages import counted
from playbook_press.pages.sheet import Sheet


def changes_address(playbook: str) -> str:
    """Where the page of all differences stands, below the language.

    >>> changes_address("acme")
    'acme/changes/'
    """
    return f"{playbook}/changes/"


def based_on(sheet: Sheet, adaptation: Adaptation) -> str:
    """One sentence: what a playbook is based on, and how many changes it makes."""
    nearest = adaptation.originals[0]
    return counted(
        sheet.edition.words.changes.based_on,
        len(adaptation.differences),
        title=sheet.edition.title(nearest.title).text,
        version=nearest.version,
    )
