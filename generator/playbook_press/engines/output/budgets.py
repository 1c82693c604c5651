"""How much a reader's device has to fetch for one page."""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.output.expectations import Expectations
from playbook_press.engines.output.facts import OWN_ASSETS, Facts
from playbook_press.engines.problems.heavy_page import heavy_page

_KILOBYTE = 1000
_LISTS = frozenset({"traits", "rules", "cases", "glossary", "sources"})


class Weights:
    """What pages weigh, with the scripts and styles they fetch."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, frozenset[str]]] = {}
        """By path: bytes, and what is fetched of the site's own."""
        self.assets: dict[str, int] = {}
        self.together: dict[frozenset[str], frozenset[str]] = {}
        """Most pages fetch the same, which is held once."""

    def take(self, facts: Facts) -> None:
        """Take in what is known of one file."""
        if facts.is_page:
            fetched = frozenset(
                link.arrival
                for link in facts.links
                if link.is_fetched and link.arrival.startswith(OWN_ASSETS)
            )
            self.pages[facts.path] = facts.weight, self.together.setdefault(fetched, fetched)
        else:
            self.assets[facts.path] = facts.weight

    def heavy_pages(self, expected: Expectations) -> Iterator[Diagnostic]:
        """Pages above a budget, one report for each kind of budget and page."""
        for path, (weight, fetched) in self.pages.items():
            weights = {
                _kind(path): weight,
                "scripts": self._together(fetched, ".js"),
                "styles": self._together(fetched, ".css"),
            }
            for budget, found in weights.items():
                most = expected.budgets.get(budget, 0)
                if most and found > most * _KILOBYTE:
                    yield heavy_page(Place(f"{expected.shown_as}/{path}"), budget, found, most)

    def _together(self, paths: frozenset[str], ending: str) -> int:
        return sum(self.assets.get(path, 0) for path in paths if path.endswith(ending))


def _kind(path: str) -> str:
    """Which budget a page has, by its address: `zh/eight-traits/assess/health-check/index.html`."""
    match path.split("/")[2:-1]:
        case ["assess", _, *_]:
            return "assessment"
        case [last] if last in _LISTS:
            return "list"
        case _:
            return "page"
