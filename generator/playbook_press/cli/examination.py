"""What a machine has of what building and testing need."""

import os
import platform
import re
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Literal

from msgspec import Struct

from playbook_press.cli.exporting.faces import chinese_families
from playbook_press.engines.exchange import exchange
from playbook_press.exports.workbook.press import PressError, weasyprint

_DISTRIBUTION = "playbook-press"
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Finding(Struct, frozen=True):
    """One thing that was looked for."""

    subject: str
    state: Literal["fine", "missing", "optional"]
    """`optional`: it is not there, and building a site does not want it."""
    found: str
    remedy: str = ""
    """What to type or do to get it; empty where nothing is lacking."""


def examine() -> tuple[Finding, ...]:
    """Everything that was looked for, in the order a person would mend it."""
    return (
        _python(),
        *_packages(),
        _write_access(),
        _exchange(),
        _browser(),
        _chinese_font(),
        _printing(),
    )


def _python() -> Finding:
    return Finding("Python", "fine", f"{platform.python_version()} at {sys.executable}")


def _packages() -> tuple[Finding, ...]:
    try:
        wanted = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return (Finding("packages", "missing", "not installed", f"pip install {_DISTRIBUTION}"),)
    names = [found[0] for each in wanted if "extra ==" not in each and (found := _NAME.match(each))]
    return tuple(_package(name) for name in sorted(names))


def _package(name: str) -> Finding:
    try:
        return Finding(name, "fine", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", "not installed", f"pip install {name}")


def _write_access() -> Finding:
    here = Path.cwd()
    try:
        with tempfile.TemporaryDirectory(dir=here, prefix=".playbook-"):
            return Finding("write access", "fine", str(here))
    except OSError as reason:
        remedy = "Build elsewhere: playbook build --site-dir /path/you/may/write/site"
        return Finding("write access", "missing", f"{here}: {reason.strerror}", remedy)


def _exchange() -> Finding:
    subject = "exchange of sites"
    try:
        with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".playbook-") as folder:
            one, other = Path(folder, "one"), Path(folder, "other")
            one.mkdir()
            other.mkdir()
            in_one_step = exchange(one, other)
    except OSError as reason:
        return Finding(subject, "optional", f"could not be tried: {reason.strerror}")
    if in_one_step:
        return Finding(subject, "fine", "in one step")
    return Finding(
        subject,
        "fine",
        "in two steps: for a moment there is no site, and the next build mends an interruption",
    )


def _browser() -> Finding:
    named = os.environ.get("CHROMIUM", "")
    found = named or next((path for path in map(shutil.which, _BROWSERS) if path), None)
    if found and Path(found).exists():
        return Finding("browser (for tests)", "fine", found)
    remedy = "sudo apt-get install chromium   (or CHROMIUM=/path/to/chromium)"
    return Finding("browser (for tests)", "optional", "not found", remedy)


def _chinese_font() -> Finding:
    subject = "Chinese font"
    families = chinese_families()
    if families is None:
        return Finding(subject, "fine", "comes with the system")
    if families:
        return Finding(subject, "fine", min(families))
    remedy = "sudo apt-get install fontconfig fonts-noto-cjk"
    return Finding(subject, "optional", "not found; PDF and the tests want one", remedy)


def _printing() -> Finding:
    subject = "WeasyPrint (for PDF)"
    try:
        return Finding(subject, "fine", str(weasyprint().__version__))
    except PressError as reason:
        problem, _, remedy = str(reason).partition(" Type: ")
        return Finding(subject, "optional", problem, remedy)
