"""The project under test: where it is, and how its site is built."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LANGUAGES = ("zh", "en")


_PATIENCE_S = 900


def shared_site(factory: pytest.TempPathFactory) -> Path:
    """This project's own site, built once for all processes of a run; only to be read.

    Whoever comes first builds it, and the others wait.
    """
    home = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        home = home.parent
    folder = home / "shared"
    done, failed = folder / "done", folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + _PATIENCE_S
        while not done.exists():
            if failed.exists() or time.monotonic() > until:
                raise RuntimeError("another process could not build the site") from None
            time.sleep(0.2)
        return folder / "site"
    try:
        built = build_site(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return built


def build_site(folder: Path, *, site_url: str = "") -> Path:
    """Build this project's own site as a reader would get it; returns its folder."""
    target = folder / "site"
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": site_url},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"playbook build failed ({done.returncode}):\n{done.stderr}")
    return target
