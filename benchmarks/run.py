"""What things cost and how well they do, measured in one run; writes benchmarks/RESULTS.md.

    python -m benchmarks.run                 every chapter
    python -m benchmarks.run search          some of them; the others stay as they were written

A chapter is a module with a `TITLE` and a function `lines()` that measures and gives Markdown.
"""

import argparse
import importlib
import platform
import re
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
CHAPTERS = ("loading", "build", "growth", "search", "slow", "lighthouse")
"""Modules of this package, in the order of the page."""

_CHAPTER = re.compile(r"^## (.+)\n", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the chapters that are wanted, and write them into the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run")
    parser.add_argument(
        "chapter", nargs="*", help=f"of {', '.join(CHAPTERS)}; all, if none is named"
    )
    wanted = parser.parse_args(arguments).chapter or CHAPTERS
    if unknown := sorted({*wanted} - {*CHAPTERS}):
        parser.error(f"no such chapter: {', '.join(unknown)}")
    for name in CHAPTERS:
        if name in wanted:
            chapter = importlib.import_module(f"benchmarks.{name}")
            lines = [_machine(), "", *chapter.lines()]
            print("\n".join([f"## {chapter.TITLE}", "", *lines, ""]), flush=True)
            _write(chapter.TITLE, lines)


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}."


def _write(title: str, lines: Sequence[str]) -> None:
    """Put a chapter in place of the one that stood there."""
    chapters = _written()
    chapters[title] = "\n".join(lines)
    order = [importlib.import_module(f"benchmarks.{name}").TITLE for name in CHAPTERS]
    body = [f"## {each}\n\n{chapters[each].strip()}\n" for each in order if each in chapters]
    head = "# Results\n\nWritten by `make bench`. Do not edit."
    RESULTS.write_text("\n".join([f"{head}\n", *body]), encoding="utf-8")


def _written() -> dict[str, str]:
    pieces = _CHAPTER.split(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else [""]
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


if __name__ == "__main__":
    main()
