"""Settings, not templates, decide the colours, logo and foot of a site."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command, replace, style_of

OPTIONS = """\
  - playbooks:
      playbooks: playbooks
      colours: {primary: "#7a1fa2", accent: "#0b7a5c"}
      footer:
        licence: {title: CC BY-SA 4.0, url: "https://creativecommons.org/licenses/by-sa/4.0/"}
        icp: 沪ICP备12345678号-1
        public_security: 沪公网安备31010102000000号
"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>'
)
PAGES = ("index.html", "404.html", "zh/good-meetings/index.html", "en/guide/index.html")


@pytest.fixture
def ours(wiki: Path) -> Path:
    """A site with settings of its own for everything that readers see around pages."""
    settings = wiki / "mkdocs.yml"
    replace(settings, "  - playbooks:\n      playbooks: playbooks\n", OPTIONS)
    replace(settings, "theme:\n", "copyright: Acme, 2026\ntheme:\n  logo: assets/logo.svg\n")
    replace(settings, "favicon: assets/playbook-press/favicon.svg", "favicon: assets/logo.svg")
    (wiki / "docs" / "assets").mkdir()
    (wiki / "docs" / "assets" / "logo.svg").write_text(LOGO, encoding="utf-8")
    return wiki


def test_settings_reach_every_page(command: Command, ours: Path) -> None:
    told = command("build", "--strict", at=ours)
    assert told.status == 0, told.err
    style = style_of(ours / "site")
    assert "--pb-primary:#7a1fa2;" in style
    for name in PAGES:
        text = (ours / "site" / name).read_text("utf-8")
        assert "Acme, 2026" in text, name
        assert 'href="https://beian.miit.gov.cn/" lang="zh">沪ICP备12345678号-1</a>' in text, name
        assert "webSearch?code=31010102000000" in text, name
        assert 'rel="license">CC BY-SA 4.0</a>' in text, name
        assert "assets/logo.svg" in text, name
        assert "playbook-press/favicon.svg" not in text, name
        assert "#7a1fa2" not in text, name


def test_nothing_of_it_is_there_where_it_is_not_set(command: Command, wiki: Path) -> None:
    assert command("build", "--strict", "--language", "zh", at=wiki).status == 0
    for name in ("index.html", "zh/good-meetings/index.html"):
        text = (wiki / "site" / name).read_text("utf-8")
        assert "beian" not in text
        assert text.count('<p class="pb-colophon">') == 1


def test_a_faint_colour_is_told_with_its_place(command: Command, ours: Path) -> None:
    replace(ours / "mkdocs.yml", "#7a1fa2", "#ffcc00")
    told = command("build", "--language", "zh", at=ours)
    assert told.status == 0
    assert "warning[faint-colour]" in told.err
    assert 'Write `"#8a6e00"`' in told.err
    style = style_of(ours / "site")
    assert "--pb-primary:#8a6e00;" in style
    assert command("build", "--strict", "--language", "zh", at=ours).status == 1


def test_a_slip_stops_every_way_of_building(command: Command, ours: Path) -> None:
    replace(ours / "mkdocs.yml", "primary:", "primry:")
    told = command("check", at=ours)
    assert told.status == 2
    assert "error[unknown-field]: `primry`" in told.err
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-d", str(ours / "out")]
    done = subprocess.run(mkdocs, cwd=ours, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "mkdocs.yml:" in done.stderr
    assert "`primry`" in done.stderr
