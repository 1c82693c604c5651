"""An installed wheel needs no checkout: `init`, then `build`, gives a site."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.project import ROOT


def _run(*words: str | Path, at: Path) -> str:
    # The wheel alone must do: nothing of this checkout may be found by chance.
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(words), cwd=at, env=quiet, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and, so that nothing is downloaded, the packages of ours."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, at=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    inside = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = inside / ("python.exe" if os.name == "nt" else "python")
    where = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", at=folder)
    here = sysconfig.get_path("purelib")
    # Put behind the wheel: the editable install in there leads back to the checkout. Its
    # `.pth` files are not read from a folder that was added itself.
    (Path(where.strip()) / "theirs.pth").write_text(f"{here}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    _run(*pip, "--no-deps", "--no-index", "--disable-pip-version-check", wheel, at=folder)
    return inside


@pytest.mark.slow
def test_an_installed_wheel_makes_and_builds_a_site(binaries: Path, tmp_path: Path) -> None:
    package = _run(
        binaries / "python", "-c", "import playbook_press as p; print(p.__file__)", at=tmp_path
    )
    assert str(binaries.parent) in package
    _run(binaries / "playbook", "init", "my-wiki", at=tmp_path)
    _run(binaries / "playbook", "build", "--strict", at=tmp_path / "my-wiki")
    site = tmp_path / "my-wiki" / "site"
    for page in ("zh/eight-traits", "en/eight-traits", "zh/good-meetings", "en/guide"):
        assert (site / page / "index.html").is_file()


def test_the_wheel_holds_the_source_of_pages_and_nothing_else(binaries: Path) -> None:
    """Tests, content drafts and built sites stay at home."""
    (wheel,) = binaries.parent.parent.glob("*.whl")
    listing = _run(sys.executable, "-m", "zipfile", "-l", wheel, at=binaries.parent)
    names = [line.split()[0] for line in listing.splitlines()[1:]]
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"playbook_press"}
    assert not [name for name in names if "/site/" in name or name.endswith(".pyc")]
