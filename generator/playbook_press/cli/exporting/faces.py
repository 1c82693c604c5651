"""The families of typefaces on this machine."""

import shutil
import subprocess
import sys

from playbook_press.exports.workbook import PACKAGE, Typefaces, choose_typefaces

NO_FONT = (
    "No typeface on this machine has Chinese characters, so they would print as empty boxes. On"
    f" Debian or Ubuntu, type: sudo apt-get install fontconfig {PACKAGE}"
)


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


def typefaces_here(html: str) -> Typefaces:
    """The families of this machine in which a text is set.

    Raises:
        NoFontError: The text has Chinese characters, and no family here does.
    """
    return choose_typefaces(chinese_families(), html)
