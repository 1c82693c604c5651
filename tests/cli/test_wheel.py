"""An installed wheel needs no checkout: `init`, then `build`, gives a site to browse."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import DESK, Log, served
from tests.browser.filling import Filling
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


def test_an_installed_wheel_makes_a_sound_site(binaries: Path, tmp_path: Path) -> None:
    package = _run(
        binaries / "python", "-c", "import playbook_press as p; print(p.__file__)", at=tmp_path
    )
    assert str(binaries.parent) in package
    _run(binaries / "playbook", "init", "my-wiki", at=tmp_path)
    _run(binaries / "playbook", "check", "--strict", at=tmp_path / "my-wiki")


@pytest.mark.slow
@pytest.mark.browser
def test_a_fresh_site_on_a_playbook_is_built_and_browsed(
    binaries: Path, browser: Browser, tmp_path: Path
) -> None:
    """The story of a trainer: begin, add a question, build, look, search, answer."""
    _run(binaries / "playbook", "init", "ours", "--extends", "eight-traits", at=tmp_path)
    site = tmp_path / "ours"
    section = "assessment/health-check/easy-interaction"
    _run(binaries / "playbook", "new", "question", "friday-call", "--in", section, at=site)
    _run(binaries / "playbook", "build", "--strict", at=site)
    assert {path.name for path in (site / "playbooks").rglob("*")} == {"ours", "overlay.yml"}
    with served(site / "site") as address:
        context = browser.new_context(viewport=DESK, reduced_motion="reduce")
        page, log = context.new_page(), Log(address)
        log.attach(page)
        _browse(page, f"{address}/zh/ours/")
        log.assert_clean()
        context.close()


def _browse(page: Page, home: str) -> None:
    page.goto(home, wait_until="load")
    assert page.locator("h1").first.inner_text() == "ours"
    page.get_by_role("link", name="改编自《成功社群的八个特点》1.0.0版，改动1处。").first.click()
    page.wait_for_url(f"{home}changes/")
    assert "一句话，看得出做到了没有。" in page.locator("article").inner_text()
    assert axe_violations(page) == []
    page.keyboard.press("/")
    page.keyboard.type("看得出做到了没有")
    page.locator("[role=option][href$='#question-friday-call']").click()
    page.wait_for_url(f"{home}assess/health-check/**")
    filling = Filling(page)
    filling.part("rail").wait_for()
    for question in filling.root.locator("fieldset[data-ask]").all():
        question.locator(".pb-ask__picks input[value=l2]").check()
    scores = filling.scores()
    # Of ours the third level is the best one, of the others it is the middle.
    assert len(set(scores.values())) == 2, scores
    assert "2.0" in scores.values()


def test_the_wheel_holds_the_source_of_pages_and_nothing_else(binaries: Path) -> None:
    """Tests, content drafts and built sites stay at home."""
    (wheel,) = binaries.parent.parent.glob("*.whl")
    listing = _run(sys.executable, "-m", "zipfile", "-l", wheel, at=binaries.parent)
    names = [line.split()[0] for line in listing.splitlines()[1:]]
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"playbook_press"}
    assert not [name for name in names if "/site/" in name or name.endswith(".pyc")]
