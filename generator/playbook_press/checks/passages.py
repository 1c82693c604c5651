"""The texts of a playbook one language at a time, as the checks of words look at them."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from playbook_press.diagnostics import Place
from playbook_press.model.playbook import Playbook
from playbook_press.model.walk import LocatedText

T = TypeVar("T", bound=Hashable)

_FEW = 20


class Passage(NamedTuple):
    """One text in one language."""

    playbook: Playbook
    located: LocatedText
    language: str
    words: str

    def place(self, within: str = "") -> Place:
        """Where it stands; `within` narrows it to a piece of its words."""
        kind, id, location, _, _ = self.located
        return self.playbook.place(kind, id, (*location, self.language), within=within)


def few(found: Iterable[T]) -> Iterator[T]:
    """The first things that are wrong with one passage; more of them have the same cause.

    Finding the place of each means looking through the passage again, so a passage made of
    mistakes would take forever.
    """
    return islice(dict.fromkeys(islice(found, 50 * _FEW)), _FEW)


def passages(playbook: Playbook, *marks: str) -> Iterator[Passage]:
    """The texts that hold at least one of the marks, in every language, in reading order.

    Reading Markdown is dear and most texts are plain, so every check names the characters
    without which it has nothing to look at.
    """
    for located in playbook.texts:
        for language, words in located.text.by_language.items():
            for mark in marks:
                if mark in words:
                    yield Passage(playbook, located, language, words)
                    break
