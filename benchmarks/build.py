"""What building costs: ours and others, from the same Markdown, and what an edit costs.

`PLAYBOOK_BENCH_PAGES` names other sizes than `100,1000`; `PLAYBOOK_BENCH_RUNS` how often.
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
from benchmarks.previews import latency
from benchmarks.search.engines import OTHERS
from benchmarks.timing import surroundings
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.settings import read_settings
from playbook_press.pipeline import compose_site, read_contents

TITLE = "Building"

SIZES = "100,1000"
RUNS = "3"
_OWN_CACHE = ".own-cache"
"""What builds keep of the user, beside the project, for nothing in a project is trusted so far. A
clean build has none of it either."""

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
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as name:
        for size in sizes:
            said += [*_table(Path(name, str(size)), size, runs), ""]
    return said


def _table(place: Path, size: int, runs: int) -> list[str]:
    root = write_site(place / "ours", playbooks=max(1, size // PAGES_PER_PLAYBOOK))
    others = _others(place, root)
    found: dict[str, list[Cost]] = {}
    for number in range(runs):
        for step in _STEPS:
            found.setdefault(f"ours, {step}", []).append(ours(root, step, number))
        for name, build in others.items():
            found.setdefault(name, []).append(build())
    stock = found["stock MkDocs"]
    rows = [
        f"### {page_count(root)} pages",
        "",
        "| What | Wall | × | Processor | × | Memory |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [_row(name, costs, stock) for name, costs in found.items()]
    size_mb = _bytes(root / "site") / 1e6
    rows += ["", f"Ours is {size_mb:.1f} MB. Of the others, {_missing(others)}"]
    return [*rows, "", *_previews(place, root)]


def _row(name: str, costs: Sequence[Cost], stock: Sequence[Cost]) -> str:
    wall = statistics.median(each.wall for each in costs)
    processor = statistics.median(each.processor for each in costs)
    memory = max(each.memory for each in costs) / 1e6
    pairs = list(zip(costs, stock, strict=True))
    walls = statistics.median(mine.wall / other.wall for mine, other in pairs)
    processors = statistics.median(mine.processor / other.processor for mine, other in pairs)
    return (
        f"| {name} | {wall:.2f} | {walls:.3f} | {processor:.2f} | {processors:.3f}"
        f" | {memory:.0f} MB |"
    )


def ours(root: Path, step: str, number: int) -> Cost:
    """What a build of ours takes.

    Args:
        root: The project.
        step: `clean`, `unchanged`, or after an edit: `sentence`, `title`.
        number: Of the round, so that each edits differently.
    """
    if step == "clean":
        _put_aside(root.parent, root / ".cache", root / "site", root.parent / _OWN_CACHE)
    elif step in ("sentence", "title"):
        _edit(root, step, number)
    return _run([sys.executable, "-m", "playbook_press", "build"], root)


def _put_aside(place: Path, *paths: Path) -> None:
    """Take away what earlier builds have left, without removing it.

    For some minutes ext4 looks at everything that was deleted before it gives its place to
    others, so whoever built next would pay for that.
    """
    for path in paths:
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=place), path.name))


def _edit(root: Path, what: str, number: int) -> None:
    """Change the first English text of an item, which is its title, or the second."""
    path = sorted((root / "playbooks" / "eight-traits" / "traits").glob("*.yml"))[0]
    text = path.read_text("utf-8")
    found = list(re.finditer(r"(?m)^  en: .*$", text))[0 if what == "title" else 1]
    line = re.sub(r"(?: no\. \d+)?( \(\d+\))", rf" no. {number}\1", found[0], count=1)
    assert line != found[0], path
    path.write_text(text[: found.start()] + line + text[found.end() :], encoding="utf-8")


def page_count(root: Path) -> int:
    """How many pages a site has that was just built, as the program says."""
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    (found,) = re.findall(r"(\d+) pages", done.stdout)
    return int(found)


def _previews(place: Path, root: Path) -> list[str]:
    """What a writer waits for after a sentence, in the previews that there are."""
    way = "eight-traits/traits/shared-purpose/"
    source = root / "playbooks" / "eight-traits" / "traits" / "shared-purpose.yml"
    mine = latency(
        [sys.executable, "-m", "playbook_press", "serve", "--port", "{port}"],
        root,
        f"en/{way}",
        source,
    )
    rows = ["| From an edit to the preview | Median |", "| --- | ---: |"]
    rows.append(f"| `playbook serve` | {mine:.2f} s |")
    if find_spec("zensical"):
        folder = place / "stock-en"
        theirs = latency(
            [sys.executable, "-m", "zensical", "serve", "-a", "127.0.0.1:{port}"],
            folder,
            way,
            folder / "docs" / way / "index.md",
        )
        rows.append(f"| `zensical serve`, one language | {theirs:.2f} s |")
    return rows


def _others(place: Path, root: Path) -> Mapping[str, Callable[[], Cost]]:
    """The programs that are installed here, by name."""
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
    found: dict[str, Callable[[], Cost]] = {}

    def all_languages(command: Sequence[str]) -> Callable[[], Cost]:
        def build() -> Cost:
            for folder in folders.values():
                built = (folder / "site", folder / ".cache", folder / "hugo" / "public")
                _put_aside(place, *built)
            return _sum([_run(command, folder) for folder in folders.values()])

        return build

    found["stock MkDocs"] = all_languages([sys.executable, "-m", "mkdocs", "build", "-q"])
    if find_spec("properdocs"):
        found["ProperDocs"] = all_languages([sys.executable, "-m", "properdocs", "build", "-q"])
    if find_spec("zensical"):
        found["Zensical"] = all_languages([sys.executable, "-m", "zensical", "build"])
    if hugo := shutil.which("hugo"):
        for folder in folders.values():
            _hugo_project(folder)
        found["Hugo, navigation only"] = all_languages([hugo, "--quiet", "-s", "hugo"])
    return found


_HUGO_PAGE = """\
<!doctype html><title>{{ .Title }}</title>
{{- $here := . -}}
<nav><ul>{{ range .Site.Home.Pages }}{{ partial "line.html" (dict "page" . "here" $here) }}\
{{ end }}</ul></nav>
<main>{{ .Content }}</main>
"""
_HUGO_LINE = """\
<li><a href="{{ .page.RelPermalink }}">{{ .page.Title }}</a>\
{{ if and .page.IsSection (or (eq .page .here) (.page.IsAncestor .here)) }}<ul>\
{{ $here := .here }}{{ range .page.Pages }}{{ partial "line.html" (dict "page" . "here" $here) }}\
{{ end }}</ul>{{ end }}</li>
"""


def _hugo_project(folder: Path) -> None:
    """The same Markdown, and the same navigation on each page: what Hugo costs at the least."""
    home = folder / "hugo"
    (home / "layouts" / "_default").mkdir(parents=True)
    shutil.copytree(folder / "docs", home / "content")
    (home / "hugo.toml").write_text(
        'title = "x"\n[markup.goldmark.renderer]\nunsafe = true\n', encoding="utf-8"
    )
    for path in sorted((home / "content").rglob("index.md"), key=lambda each: len(each.parts)):
        # What holds other pages is a section there, and says so by its name.
        if any(each.is_dir() for each in path.parent.iterdir()):
            path.rename(path.with_name("_index.md"))
    for name in ("single.html", "list.html"):
        (home / "layouts" / "_default" / name).write_text(_HUGO_PAGE, encoding="utf-8")
    (home / "layouts" / "partials").mkdir()
    (home / "layouts" / "partials" / "line.html").write_text(_HUGO_LINE, encoding="utf-8")


def _missing(others: Mapping[str, object]) -> str:
    wanted = ("ProperDocs", "Zensical", "Hugo, navigation only")
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
            env={**surroundings(), "XDG_CACHE_HOME": str(folder.parent / _OWN_CACHE)},
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
