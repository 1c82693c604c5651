"""What is said about a problem, as a value; how it is drawn is decided elsewhere."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning only with --strict."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A range of characters in a file, counted from 1, both ends included.

    `path` is relative to the project and written with `/`. A problem with a file as a
    whole stands at 1:1.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    """0 where the range is a single character."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Note(Struct, frozen=True):
    """Something else that matters, often at another place (`first defined here`)."""

    text: str
    place: Place | None = None


class Diagnostic(Struct, frozen=True):
    """One problem in content: where, what, why it matters, and what to write instead."""

    code: str
    """Readable and stable, such as `unknown-field`; reads well after "allow"."""
    place: Place
    what: str
    """One sentence about the text in front of the author, their words in backticks."""
    why: str
    """What would go wrong for a reader if it passed."""
    fix: str
    """An instruction that starts with a verb."""
    severity: Severity = Severity.ERROR
    notes: tuple[Note, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, line, column, code, what: a total order over everything a run finds."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.what)
