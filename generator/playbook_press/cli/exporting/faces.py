"""The families of typefaces on this machine."""

import shutil
import subprocess
import sys


def chinese_families() -> frozenset[str] | None:
    """The families that have Chinese characters, as fontconfig knows them.

    Returns:
        None where fontconfig cannot be asked and the system brings such families itself.
    """
    listing = shutil.which("fc-list")
    if listing is None:
        return None if sys.platform in ("darwin", "win32") else frozenset()
    answer = subprocess.run([listing, ":lang=zh", "family"], capture_output=True, check=False)
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    # A line has the names of one family in several languages.
    return frozenset(name.strip() for line in lines for name in line.split(",") if name.strip())
