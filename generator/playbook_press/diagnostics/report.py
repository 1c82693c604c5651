"""Everything a run found, in order, and the verdict that follows from it."""

from collections.abc import Iterable
from functools import cached_property

from playbook_press.diagnostics.diagnostic import Diagnostic, Severity

FINE = 0
PROBLEMS = 1
COULD_NOT_RUN = 2
"""Never the verdict of a report: whoever could not run has none."""


class Report:
    """The problems of a run: sorted, each once, with the exit status they lead to.

    The verdict depends on what was found, never on what was printed.
    """

    def __init__(self, found: Iterable[Diagnostic] = (), *, strict: bool = False) -> None:
        """Sort and deduplicate what was found, in whatever order it was found.

        Args:
            found: Problems from any number of files and stages. Of those that say the same
                about the same place with the same code, the heaviest stays.
            strict: Whether warnings lead to exit status 1, as errors always do.
        """
        kept: dict[tuple[str, int, int, str, str], Diagnostic] = {}
        for diagnostic in sorted(found, key=_total_order):
            kept.setdefault(diagnostic.sort_key, diagnostic)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(kept.values())
        self.strict = strict

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What stops a build, in the report's order."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @cached_property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What stops a build only with strict, in the report's order."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.WARNING)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The files in which something was found, in the report's order."""
        return tuple(dict.fromkeys(d.place.path for d in self.diagnostics))

    @property
    def is_fine(self) -> bool:
        """Whether nothing found stops a build."""
        return not (self.errors or (self.strict and self.warnings))

    @property
    def exit_status(self) -> int:
        """0 where nothing stops a build, 1 where something does."""
        return FINE if self.is_fine else PROBLEMS

    @property
    def summary(self) -> str:
        """The counts in a sentence: `3 errors and 1 warning in 2 files.`"""
        counts = [
            _counted(len(found), noun)
            for found, noun in ((self.errors, "error"), (self.warnings, "warning"))
            if found
        ]
        if not counts:
            return "No problems found."
        return f"{' and '.join(counts)} in {_counted(len(self.paths), 'file')}."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _total_order(diagnostic: Diagnostic) -> tuple[object, ...]:
    """`sort_key`, then every other field, so that equal keys mean equal values.

    Without the rest, which of two near-equal problems survives would depend on the order
    in which files were read.
    """
    place = diagnostic.place
    return (
        *diagnostic.sort_key,
        diagnostic.severity is not Severity.ERROR,
        (place.end_line, place.end_column),
        diagnostic.why,
        diagnostic.fix,
        tuple(
            (note.text, note.place is not None, note.place or place) for note in diagnostic.notes
        ),
    )
