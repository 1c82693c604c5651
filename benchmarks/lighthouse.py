"""What Lighthouse says of every kind of page, as on a phone.

It is npm's `lighthouse`, installed where the browser keeps such things and not into the project;
where there is no npm, or nothing to be had from its registry, the chapter says so.
"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.serving import build, served
from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.pages import KINDS

TITLE = "Lighthouse"
VERSION = "12"
WANTED = 95
ROUNDS = 3
_CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "playbook-press"


def lines() -> list[str]:
    """A table in Markdown."""
    program = _program()
    if isinstance(program, str):
        return [f"Not measured: {program}"]
    with tempfile.TemporaryDirectory() as name, served(build(Path(name))) as home:
        found = [
            _row(program, f"{home}/{language}/{way}", f"{kind}, {language}")
            for kind, way in KINDS.items()
            for language in (("zh", "en") if kind in ("overview", "trait") else ("zh",))
        ]
    speeds = sorted(speed for _, each in found for speed in each)
    between = f"from {speeds[0]} to {speeds[-1]}" if speeds else "unsaid"
    return [
        f"Scores of Lighthouse {VERSION} for a phone, of 100; {WANTED} or more are wanted. The"
        f" middle of {ROUNDS} runs by performance, in brackets the lowest and the highest."
        f" Lighthouse's index of the machine's speed went {between}; other"
        " work on it lowers the performance.",
        "",
        f"| Page | {' | '.join(_CATEGORIES.values())} | What is below 90 in it |",
        f"| --- {'| --- ' * len(_CATEGORIES)}| --- |",
        *(row for row, _ in found),
    ]


def _program() -> Path | str:
    """Lighthouse, installed if need be; or why there is none."""
    npm = shutil.which("npm")
    if npm is None:
        return "there is no npm here."
    folder = _CACHE / f"lighthouse-{VERSION}"
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        command = [npm, "install", "--no-fund", "--no-audit", "--prefix", str(folder)]
        done = subprocess.run(
            [*command, f"lighthouse@{VERSION}"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return f"npm could not install it: {done.stderr.strip().splitlines()[-1]}"
    return program


# `Any`: Lighthouse's report, as JSON.
Report = dict[str, Any]


def _row(program: Path, url: str, name: str) -> tuple[str, list[int]]:
    """A line of the table, and what Lighthouse thought of this machine's speed."""
    try:
        reports = sorted((_report(program, url) for _ in range(ROUNDS)), key=_performance)
    except RuntimeError as failure:
        return f"| {name} | – | – | – | – | {failure} |", []
    middle = reports[ROUNDS // 2]
    performance, *others = (_score(middle, each) for each in _CATEGORIES)
    spread = f"{_performance(reports[0])}–{_performance(reports[-1])}"
    poor = [
        audit["id"]
        for each in _CATEGORIES
        for reference in middle["categories"][each]["auditRefs"]
        if reference["weight"]
        and (audit := middle["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]
    cells = [name, f"{performance} ({spread})", *map(str, others)]
    speeds = [round(each["environment"]["benchmarkIndex"]) for each in reports]
    return f"| {' | '.join(cells)} | {', '.join(dict.fromkeys(poor)) or '–'} |", speeds


def _report(program: Path, url: str) -> Report:
    flags = " ".join([*FLAGS, "--headless=new"])
    command = ["node", str(program), url, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    done = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": chromium_path()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    report: Report = json.loads(done.stdout)
    return report


def _score(report: Report, category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


def _performance(report: Report) -> int:
    return _score(report, "performance")
