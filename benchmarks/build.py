"""What building costs: ours and others, from the same Markdown, and what an edit costs.

`PLAYBOOK_BENCH_PAGES` names other sizes: `100,1000,5000,10000`; `PLAYBOOK_BENCH_RUNS` how often.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.big_site import PAGES_PER_PLAYBOOK, write_markdown, write_site
from benchmarks.search.engines import OTHERS
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.settings import read_settings
from playbook_press.pipeline import compose_site, read_contents

TITLE = "Building"

SIZES = "100,1000"
RUNS = "3"

_STEPS = ("clean", "unchanged", "sentence", "title")


@dataclass(frozen=True)
class Cost:
    """What one run of a program took, with all its processes."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds, of all processes together."""
    memory: int
    """Bytes: the most that one of its processes held."""


def lines() -> list[str]:
    """The chapter as Markdown."""
    sizes = [int(each) for each in os.environ.get("PLAYBOOK_BENCH_PAGES", SIZES).split(",")]
    runs = int(os.environ.get("PLAYBOOK_BENCH_RUNS", RUNS))
    said = [
        f"Medians of {runs} runs on {os.cpu_count()} processors, in seconds; × is the median of"
        " the ratios to stock MkDocs (Material's own search with jieba, the same Markdown) in the"
        " same round. Memory is what the largest process held.",
        "",
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="playbook-bench-") as name:
            said += [*_table(Path(name), size, runs), ""]
    return said[:-1]


def _table(place: Path, size: int, runs: int) -> list[str]:
    root = write_site(place / "ours", playbooks=max(1, size // PAGES_PER_PLAYBOOK))
    pages, others = _others(place, root)
    found: dict[str, list[Cost]] = {}
    for number in range(runs):
        for step in _STEPS:
            found.setdefault(f"ours, {step}", []).append(_ours(root, step, number))
        for name, build in others.items():
            found.setdefault(name, []).append(build())
    stock = found["stock MkDocs"]
    rows = [
        f"### {pages} pages",
        "",
        "| What | Wall | × | Processor | × | Memory |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [_row(name, costs, stock) for name, costs in found.items()]
    rows += ["", f"Ours is {_bytes(root / 'site') / 1e6:.1f} MB; {_missing(others)}"]
    return rows


def _row(name: str, costs: Sequence[Cost], stock: Sequence[Cost]) -> str:
    pairs = list(zip(costs, stock, strict=True))
    wall = statistics.median(each.wall for each in costs)
    processor = statistics.median(each.processor for each in costs)
    memory = max(each.memory for each in costs) / 1e6
    walls = statistics.median(mine.wall / other.wall for mine, other in pairs)
    processors = statistics.median(mine.processor / other.processor for mine, other in pairs)
    return (
        f"| {name} | {wall:.2f} | {walls:.3f} | {processor:.2f} | {processors:.3f}"
        f" | {memory:.0f} MB |"
    )


def _ours(root: Path, step: str, number: int) -> Cost:
    if step == "clean":
        shutil.rmtree(root / ".cache", ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
    elif step in ("sentence", "title"):
        _edit(root, step, number)
    return _run([sys.executable, "-m", "playbook_press", "build"], root)


def _edit(root: Path, what: str, number: int) -> None:
    """Change the first English text of an item, which is its title, or the second."""
    path = sorted((root / "playbooks" / "eight-traits" / "traits").glob("*.yml"))[0]
    text = path.read_text("utf-8")
    found = list(re.finditer(r"(?m)^  en: .*$", text))[0 if what == "title" else 1]
    line = re.sub(r"(?: no\. \d+)?( \(\d+\))", rf" no. {number}\1", found[0], count=1)
    assert line != found[0], path
    path.write_text(text[: found.start()] + line + text[found.end() :], encoding="utf-8")


def _others(place: Path, root: Path) -> tuple[int, Mapping[str, Callable[[], Cost]]]:
    """How many pages there are, and the programs that are installed here, by name."""
    settings = read_settings(root)
    contents = read_contents(settings.project)
    site = compose_site(
        settings.project,
        contents,
        publication=settings.publication,
        hand_written=guide_addresses(settings.docs),
    )
    folders = {code: place / f"stock-{code}" for code in site.by_language}
    for code, folder in folders.items():
        write_markdown(folder, site, code)
    pages = sum(len(each.pages) for each in site.by_language.values())
    found: dict[str, Callable[[], Cost]] = {}

    def all_languages(command: Sequence[str]) -> Callable[[], Cost]:
        return lambda: _sum([_run(command, folder) for folder in folders.values()])

    found["stock MkDocs"] = all_languages([sys.executable, "-m", "mkdocs", "build", "-q"])
    if find_spec("properdocs"):
        found["ProperDocs"] = all_languages([sys.executable, "-m", "properdocs", "build", "-q"])
    if find_spec("zensical"):
        found["Zensical"] = all_languages([sys.executable, "-m", "zensical", "build"])
    if hugo := shutil.which("hugo"):
        for folder in folders.values():
            _hugo_project(folder)
        found["Hugo, without a theme"] = all_languages([hugo, "--quiet", "-s", "hugo"])
    return pages, found


def _hugo_project(folder: Path) -> None:
    """The same Markdown with the barest templates: what Hugo costs at the least."""
    home = folder / "hugo"
    (home / "layouts" / "_default").mkdir(parents=True)
    shutil.copytree(folder / "docs", home / "content")
    (home / "hugo.toml").write_text(
        'title = "x"\n[markup.goldmark.renderer]\nunsafe = true\n', encoding="utf-8"
    )
    for name in ("single.html", "list.html"):
        (home / "layouts" / "_default" / name).write_text(
            "<!doctype html><title>{{ .Title }}</title>{{ .Content }}", encoding="utf-8"
        )


def _missing(others: Mapping[str, object]) -> str:
    wanted = ("ProperDocs", "Zensical", "Hugo, without a theme")
    missing = [name.partition(",")[0] for name in wanted if name not in others]
    missing += [] if (OTHERS / "jieba").is_dir() else ["jieba, so stock was quicker than it is"]
    return f"not installed here: {', '.join(missing)}." if missing else "all others are here."


def _sum(costs: Sequence[Cost]) -> Cost:
    return Cost(
        sum(each.wall for each in costs),
        sum(each.processor for each in costs),
        max(each.memory for each in costs),
    )


_WATCHED = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([done.returncode, wall, used.ru_utime + used.ru_stime, used.ru_maxrss], file)
sys.stderr.write(done.stderr)
"""


def _run(command: Sequence[str], folder: Path) -> Cost:
    """Run a program in a folder, and what that took.

    Raises:
        RuntimeError: It fails.
    """
    with tempfile.NamedTemporaryFile("r", suffix=".json") as note:
        # A process of its own counts only what its children have used.
        watcher = [sys.executable, "-c", _WATCHED, note.name, *command]
        said = subprocess.run(
            watcher,
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(OTHERS)},
            capture_output=True,
            text=True,
            check=True,
        )
        status, wall, processor, kilobytes = json.load(note)
    if status:
        raise RuntimeError(f"{' '.join(command)}: {said.stderr[-2000:]}")
    return Cost(wall, processor, kilobytes * 1024)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
