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
        rows = [
            _row(program, f"{home}/{language}/{way}", f"{kind}, {language}")
            for kind, way in KINDS.items()
            for language in (("zh", "en") if kind in ("overview", "trait") else ("zh",))
        ]
    return [
        f"Scores of Lighthouse {VERSION} for a phone, of 100; {WANTED} or more are wanted.",
        "",
        f"| Page | {' | '.join(_CATEGORIES.values())} | What is below 90 in it |",
        f"| --- {'| --- ' * len(_CATEGORIES)}| --- |",
        *rows,
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
def _row(program: Path, url: str, name: str) -> str:
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
        return f"| {name} | – | – | – | – | {done.stderr.strip().splitlines()[-1]} |"
    report: dict[str, Any] = json.loads(done.stdout)
    scores = [round(100 * (report["categories"][each]["score"] or 0)) for each in _CATEGORIES]
    poor = [
        audit["id"]
        for each in _CATEGORIES
        for reference in report["categories"][each]["auditRefs"]
        if reference["weight"]
        and (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]
    return f"| {name} | {' | '.join(map(str, scores))} | {', '.join(dict.fromkeys(poor)) or '–'} |"
