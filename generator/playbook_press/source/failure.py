"""What a YAML parser says when it gives up."""

from typing import Any

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic, Note
from playbook_press.source.positions import line_around, place_at
from playbook_press.source.problems.yaml_syntax import yaml_syntax


class Failure(Struct, frozen=True):
    """Where a parser gave up, as it says itself; all positions are indices."""

    path: str
    text: str
    context: str
    """What it was doing."""
    context_at: int | None
    problem: str
    at: int
    last: Any
    """What it had understood before."""

    @property
    def line(self) -> tuple[int, int]:
        """The bounds of the line it gave up in."""
        return line_around(self.text, self.at)

    @property
    def character(self) -> str:
        return self.text[self.at : self.at + 1]

    def lines_above(self, count: int) -> list[tuple[int, int]]:
        """The bounds of the nearest lines above that hold something, nearest first."""
        found: list[tuple[int, int]] = []
        start = self.line[0]
        while len(found) < count and (end := len(self.text[:start].rstrip())):
            found.append(line_around(self.text, end - 1))
            start = found[-1][0]
        return found

    def report(
        self, what: str, fix: str, start: int, end: int | None = None, *, opened: int | None = None
    ) -> list[Diagnostic]:
        """A `yaml-syntax` problem, with a note about where something was opened."""
        notes: tuple[Note, ...] = ()
        if opened is not None:
            notes = (Note("opened here", place_at(self.path, self.text, opened)),)
        place = place_at(self.path, self.text, min(start, len(self.text)), end)
        return [yaml_syntax(place, what, fix, notes)]
