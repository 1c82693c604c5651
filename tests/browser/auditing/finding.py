"""What an audit finds, and the table that says how much was looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: on which page, under which question, and where on it."""

    page: str
    question: str
    what: str
    """The rule and the element, as far as they can be named."""

    def __str__(self) -> str:
        return f"{self.page or '/'}  {self.question}: {self.what}"


@dataclass
class Audit:
    """What was asked so far, and what was found."""

    looks: Counter[str] = field(default_factory=Counter)
    """Question to the times it was asked."""
    findings: list[Finding] = field(default_factory=list)

    def note(self, page: str, question: str, found: Iterable[str]) -> None:
        """A question was asked of a page; every word of the answer is a finding."""
        self.looks[question] += 1
        self.findings += [Finding(page, question, what) for what in found]

    def as_data(self) -> dict[str, list[int]]:
        """Question to how often it was asked and how much it found, for the table."""
        found = Counter(each.question for each in self.findings)
        return {question: [count, found[question]] for question, count in self.looks.items()}

    def assert_clean(self) -> None:
        """Fail with every finding, a line each."""
        assert not self.findings, "\n" + "\n".join(map(str, self.findings))


def table(parts: Iterable[Mapping[str, list[int]]]) -> list[str]:
    """The lines of the table of a whole run, from what its parts counted."""
    sums: dict[str, list[int]] = {}
    for part in parts:
        for question, counts in part.items():
            sums[question] = [
                a + b for a, b in zip(sums.get(question, [0, 0]), counts, strict=True)
            ]
    width = max(map(len, sums), default=0)
    rows = [f"{'question':<{width}}  asked  found"]
    return rows + [
        f"{name:<{width}}  {asked:>5}  {found:>5}" for name, (asked, found) in sums.items()
    ]
