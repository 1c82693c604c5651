"""Make the environment in `.venv`: the locked set, then the project itself.

Runs on a bare Python 3.11 or later. `--tests` adds what the tests need: the packages
for development, a Chromium, LibreOffice's Calc, a Chinese font and the libraries that draw
PDF (by apt where that is possible; where it is not, this stops with the commands to run).

Nothing happens when everything stands already.
"""

# Older Pythons must get as far as being told that they are too old.
from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BINARIES = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)


def main(arguments: Sequence[str]) -> int:
    """Install what is missing; 0 when everything stands, 2 when something cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    wanted = parser.parse_args(arguments)
    if sys.version_info < (3, 11):  # noqa: UP036
        return _stop(
            f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.",
            "Name another one: make PYTHON=python3.12 site",
        )
    lock = ROOT / "requirements" / ("dev.txt" if wanted.tests else "runtime.txt")
    problem = _environment(lock)
    if problem is None and wanted.tests:
        problem = _browser() or _office() or _chinese_font() or _printing_libraries()
    return problem or 0


def _environment(lock: Path) -> int | None:
    stamp = ENVIRONMENT / f".{lock.stem}-installed"
    inputs = [ROOT / "requirements" / "build.txt", lock, ROOT / "pyproject.toml"]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    # The tests' set holds the whole runtime set.
    stamps = [stamp, ENVIRONMENT / ".dev-installed"]
    if any(s.is_file() and s.read_text(encoding="ascii").startswith(state) for s in stamps):
        return None
    if not PYTHON.exists():
        print(f"Making the environment in {ENVIRONMENT.name} …", flush=True)
        try:
            venv.create(ENVIRONMENT, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as failure:
            return _stop(
                f"Python could not make an environment: {failure}",
                "On Debian or Ubuntu: sudo apt-get install python3-venv",
            )
    print(f"Installing {lock.relative_to(ROOT).as_posix()} …", flush=True)
    # Source packages are built with the locked build tools, never with newer ones.
    steps: list[list[str]] = [
        ["--require-hashes", "-r", str(ROOT / "requirements" / "build.txt")],
        ["--require-hashes", "--no-build-isolation", "-r", str(lock)],
        ["--no-build-isolation", "--no-deps", "--editable", str(ROOT)],
    ]
    for step in steps:
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*command, *step], check=False).returncode:
            return _stop("pip could not install the locked set (its words stand above).")
    stamp.write_text(state + "\n", encoding="ascii")
    return None


def find_browser() -> str | None:
    """The path of a Chromium or Chrome on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    return found or next((path for path in BROWSER_PATHS if Path(path).exists()), None)


def _browser() -> int | None:
    if find_browser():
        return None
    return _by_apt(
        "the browser for the tests",
        "chromium",
        lambda: find_browser() is not None,
        "Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium make test",
    )


def _has_office() -> bool:
    return any(map(shutil.which, ("soffice", "libreoffice")))


def _office() -> int | None:
    if _has_office():
        return None
    return _by_apt(
        "the spreadsheet program for the tests",
        "libreoffice-calc",
        _has_office,
        "Install LibreOffice, with Calc in it.",
    )


def _has_chinese_font() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True  # both ship one
    listing = shutil.which("fc-list")
    if listing is None:
        return False
    answer = subprocess.run([listing, ":lang=zh"], capture_output=True, check=False)
    return bool(answer.stdout.strip())


def _chinese_font() -> int | None:
    if _has_chinese_font():
        return None
    return _by_apt(
        "a Chinese font for the tests",
        "fontconfig fonts-noto-cjk",
        _has_chinese_font,
        "Install a Chinese font, for example Noto Sans CJK.",
    )


def _has_printing_libraries() -> bool:
    if all(map(find_library, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))):
        return True
    # They may stand where only WeasyPrint looks for them, which it does while it is imported.
    answer = subprocess.run(
        [str(PYTHON), "-c", "import weasyprint"], capture_output=True, check=False
    )
    return answer.returncode == 0


def _printing_libraries() -> int | None:
    if _has_printing_libraries():
        return None
    return _by_apt(
        "the libraries that draw PDF, for the tests",
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        _has_printing_libraries,
        "Install Pango, as WeasyPrint's manual says for your system.",
    )


def _by_apt(what: str, packages: str, stands: Callable[[], bool], otherwise: str) -> int | None:
    apt = shutil.which("apt-get")
    as_root: list[str] | None = None
    if apt and hasattr(os, "geteuid"):
        if os.geteuid() == 0:
            as_root = [apt]
        elif shutil.which("sudo"):
            may = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
            as_root = ["sudo", "-n", apt] if may.returncode == 0 else None
    if as_root:
        print(f"Installing {what} ({packages}) by apt …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        log = ENVIRONMENT / "apt.log"
        with log.open("ab") as output:
            install = ["install", "-y", "--no-install-recommends", *packages.split()]
            for words in (["update"], install):
                command = [*as_root, *words]
                subprocess.run(command, env=quiet, stdout=output, stderr=output, check=False)
        if stands():
            return None
        log_name = log.relative_to(ROOT).as_posix()
        return _stop(f"apt could not install {what}; its log is {log_name}.", otherwise)
    return _stop(
        f"This machine lacks {what}, and apt is not to be had here without a password.",
        f"On Debian or Ubuntu: sudo apt-get install {packages}",
        otherwise,
    )


def _stop(*lines: str) -> int:
    print("\n".join(("", *lines)), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
