"""Reading and checking playbooks, and composing pages from them.

Figures are medians; what a figure is compared with runs in between, in turn.
"""

import tempfile
from functools import partial
from pathlib import Path

import yaml

from benchmarks.corpus import hostile_files, write_playbook
from benchmarks.timing import RUNS, median, ratio, seconds
from playbook_press.pages.site import compose_language
from playbook_press.pages.templates import bundled_templates, load_templates
from playbook_press.pipeline import Project, check_paths, read_contents
from playbook_press.source.load import load_document

TITLE = "Loading and composing"
ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000)


def lines() -> list[str]:
    """A table in Markdown."""
    return [
        f"Medians of {RUNS} runs.",
        "",
        "| What | Measured | To reach |",
        "| --- | --- | --- |",
        *_loading(),
        *_hostile(),
        *_composing(),
    ]


def _loading() -> list[str]:
    rows = []
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

            times, took = ratio(ours, theirs)
            rows.append(
                f"| loading and checking {size:,} items, against PyYAML's C loader reading the"
                f" same bytes unchecked | {times:.2f} × ({took:.1f} s) | 3 × |"
            )
    return rows


def _hostile() -> list[str]:
    slowest, name = max(
        (seconds(partial(load_document, "hostile.yml", data)), name)
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

    took = median(compose)
    return [f"| composing the {pages} pages of this site | {took:.2f} s | – |"]
