"""LibreOffice without a window, told to calculate whatever it opens."""

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

# Else it shows what a file says its formulas came to, and a fresh file has calculated nothing.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def converted(files: list[Path], to: str, folder: Path) -> list[Path]:
    """The same files calculated anew, in another format or the same; one start for all.

    Args:
        files: Workbooks.
        to: `xlsx`, `pdf`.
        folder: An empty folder to work in.
    """
    assert SOFFICE, "LibreOffice is missing: python requirements/install.py --tests"
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    done = subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", to, "--outdir", str(out)),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    found = [out / f"{file.stem}.{to}" for file in files]
    assert all(path.is_file() for path in found), done.stdout + done.stderr
    return found
