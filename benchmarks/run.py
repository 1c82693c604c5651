"""What things cost, as ratios measured in one run; writes benchmarks/RESULTS.md.

Machines differ and are noisy, so a figure is the median of several runs, and what it is
compared with runs between them, in turn.
"""

import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.corpus import hostile_files, write_playbook
from playbook_press.pages.site import compose_language
from playbook_press.pages.templates import bundled_templates, load_templates
from playbook_press.pipeline import Project, check_paths, read_contents
from playbook_press.source.load import load_document

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
SIZES = (1_000, 10_000)


def main() -> None:
    """Measure everything, and write the table."""
    lines = [
        "# Results",
        "",
        f"Python {platform.python_version()}, {platform.machine()}; median of {RUNS} runs,"
        " written by `make bench`.",
        "",
        "| What | Measured | To reach |",
        "| --- | --- | --- |",
        *_loading(),
        *_hostile(),
        *_composing(),
    ]
    (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _loading() -> list[str]:
    lines = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            playbook = write_playbook(Path(name), items=size)
            files = sorted(playbook.rglob("*.yml"))

            def theirs(files: list[Path] = files) -> None:
                for file in files:
                    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)

            def ours(playbook: Path = playbook) -> None:
                found = check_paths([playbook], playbook.parent).diagnostics
                assert not found, found[:3]

            ratio, seconds = _ratio(ours, theirs)
            lines.append(
                f"| loading and checking {size:,} items, against PyYAML's C loader reading the"
                f" same bytes unchecked | {ratio:.2f} × ({seconds:.1f} s) | 3 × |"
            )
    return lines


def _hostile() -> list[str]:
    slowest, name = max(
        (_seconds(lambda data=data: load_document("hostile.yml", data)), name)
        for name, data in hostile_files()
    )
    return [f"| the slowest of the hostile files of 1 MB ({name}) | {slowest:.2f} s | 0.5 s |"]


def _composing() -> list[str]:
    playbooks = read_contents(Project.at(ROOT)).playbooks
    templates = load_templates(bundled_templates())
    pages = 0

    def compose() -> None:
        nonlocal pages
        pages = sum(
            len(compose_language(playbooks, language, templates).pages) for language in ("zh", "en")
        )

    seconds = statistics.median(_seconds(compose) for _ in range(RUNS))
    return [f"| composing the {pages} pages of this site | {seconds:.2f} s | – |"]


def _ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median of the ratios of paired runs, and our median in seconds."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(RUNS)]
    return (
        statistics.median(mine / other for mine, other in pairs),
        statistics.median(mine for mine, _ in pairs),
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
