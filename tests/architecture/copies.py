"""Code that stands in two places: `python -m tests.architecture.copies`, part of `make check`.

Two runs of lines are copies where they are equal but for blanks, comments and docstrings.
Imports are no code of ours, and lines that hold only brackets say nothing.
"""

import ast
import io
import re
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.project import ROOT

FEWEST_LINES = 8
"""Below this, what is equal is mostly equal by chance: a signature, a call with its arguments."""

FOLDERS = ("generator/playbook_press", "documentation", "benchmarks", "requirements")

_IDLE = re.compile(r"[\s()\[\]{},:]*")

Line = tuple[int, str]
"""Where a line stands, from 1, and what it says."""


def copies(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """The places that say the same, as pairs of `path:line`; the first line of each run.

    Args:
        paths: Python files.
    """
    seen: dict[tuple[str, ...], list[tuple[Path, int, int]]] = defaultdict(list)
    for path in sorted(paths):
        lines = list(telling_lines(path.read_text("utf-8")))
        for start in range(len(lines) - FEWEST_LINES + 1):
            window = tuple(text for _, text in lines[start : start + FEWEST_LINES])
            seen[window].append((path, start, lines[start][0]))
    found = []
    known: set[tuple[Path, int, Path, int]] = set()
    for (first, at, line), *others in (places for places in seen.values() if len(places) > 1):
        for other, other_at, other_line in others:
            known.add((first, at, other, other_at))
            # The next window of a longer run is no copy of its own.
            if (first, at - 1, other, other_at - 1) not in known:
                found.append((f"{first}:{line}", f"{other}:{other_line}"))
    return found


def telling_lines(source: str) -> Iterator[Line]:
    """The lines of a module without comments, docstrings, imports and mere brackets."""
    silent = set(_silent(ast.parse(source)))
    rows: dict[int, list[str]] = defaultdict(list)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT):
            rows[token.start[0]].append(token.string)
    for number in sorted(rows):
        text = " ".join(rows[number]).strip()
        if number not in silent and not _IDLE.fullmatch(text):
            yield number, text


def _silent(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Expr | ast.Import | ast.ImportFrom):
            continue
        if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Constant):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def main() -> int:
    """Say what was found; the exit status."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    found = copies(path for path in files if "_bundled" not in path.parts)
    for one, other in found:
        print(f"{one} says what {other} says: merge them.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
