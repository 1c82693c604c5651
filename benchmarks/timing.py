"""Time, as ratios and medians: machines differ and are noisy."""

import os
import statistics
import time
from collections.abc import Callable

from benchmarks.search.engines import OTHERS

RUNS = 5


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median of the ratios of paired runs, and our median in seconds."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    return (
        statistics.median(mine / other for mine, other in pairs),
        statistics.median(mine for mine, _ in pairs),
    )


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of some runs, in seconds."""
    return statistics.median(seconds(work) for _ in range(runs))


def seconds(work: Callable[[], object]) -> float:
    """One run, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def surroundings() -> dict[str, str]:
    """The environment of a program that is measured.

    Python keeps compiled modules in it, as it does where a program is installed; else each run
    would compile those of a checkout once more.
    """
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(OTHERS)}
