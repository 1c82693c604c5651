"""What a clean build of ours costs as a site grows.

`PLAYBOOK_BENCH_PAGES` names other sizes than `100,1000,5000,10000`. Each is built once.
"""

import os
import tempfile
from pathlib import Path

from benchmarks.big_site import PAGES_PER_PLAYBOOK, write_site
from benchmarks.build import ours, page_count

TITLE = "Growth"
SIZES = "100,1000,5000,10000"


def lines() -> list[str]:
    """The chapter as Markdown."""
    sizes = [int(each) for each in os.environ.get("PLAYBOOK_BENCH_PAGES", SIZES).split(",")]
    # All in one folder: what is deleted costs the build after it (see `build._put_aside`).
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as name:
        rows = [_row(Path(name, str(size)), size) for size in sizes]
    return [
        "Clean builds, one of each size. Memory is what the largest process held, what it shares"
        " with others included. To reach: the same time for each page within 15 %, and 1,000 MB.",
        "",
        "| Pages | Wall | Processor per page | Memory |",
        "| ---: | ---: | ---: | ---: |",
        *rows,
    ]


def _row(place: Path, size: int) -> str:
    root = write_site(place / "ours", playbooks=max(1, size // PAGES_PER_PLAYBOOK))
    cost = ours(root, "clean", 0)
    pages = page_count(root)
    each = cost.processor / pages * 1_000
    return f"| {pages} | {cost.wall:.1f} s | {each:.1f} ms | {cost.memory / 1e6:.0f} MB |"
