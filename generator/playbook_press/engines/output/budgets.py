"""How much a reader's device has to fetch for one page."""

from collections.abc import Iterator, Mapping

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.output.expectations import Expectations
from playbook_press.engines.output.facts import OWN_ASSETS, Facts
from playbook_press.engines.problems.heavy_page import heavy_page

_KILOBYTE = 1000
_LISTS = frozenset({"traits", "rules", "cases", "glossary", "sources"})


def heavy_pages(by_path: Mapping[str, Facts], expected: Expectations) -> Iterator[Diagnostic]:
    """Pages above a budget, one report for each kind of budget and page."""
    for path, facts in by_path.items():
        if not facts.is_page:
            continue
        weights = {
            _kind(path): facts.weight,
            "scripts": _fetched(facts, by_path, ".js"),
            "styles": _fetched(facts, by_path, ".css"),
        }
        for budget, weight in weights.items():
            most = expected.budgets.get(budget, 0)
            if most and weight > most * _KILOBYTE:
                yield heavy_page(Place(f"{expected.shown_as}/{path}"), budget, weight, most)


def _kind(path: str) -> str:
    """Which budget a page has, by its address: `zh/eight-traits/assess/health-check/index.html`."""
    match path.split("/")[2:-1]:
        case ["assess", _, *_]:
            return "assessment"
        case [last] if last in _LISTS:
            return "list"
        case _:
            return "page"


def _fetched(facts: Facts, by_path: Mapping[str, Facts], ending: str) -> int:
    wanted = {
        link.arrival
        for link in facts.links
        if link.is_fetched and link.arrival.startswith(OWN_ASSETS) and link.arrival.endswith(ending)
    }
    return sum(by_path[path].weight for path in wanted if path in by_path)
