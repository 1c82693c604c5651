"""The project under test: where it is, and how its site is built."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LANGUAGES = ("zh", "en")


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
