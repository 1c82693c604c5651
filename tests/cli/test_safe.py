"""`playbook build --safe`: nothing that a stranger wrote runs, and nothing of it acts."""

import subprocess
import sys
from pathlib import Path

import pytest

from playbook_press.engines.manifest import MARKER
from tests.cli.conftest import Command, replace
from tests.project import ROOT

_SETTINGS = {
    "hooks": "hooks: [own.py]\n",
    "INHERIT": "INHERIT: other.yml\n",
    "extra_javascript": "extra_javascript: [https://elsewhere.example/x.js]\n",
    "extra_templates": "extra_templates: [x.html]\n",
    "extra": "extra: {homepage: x}\n",
    "watch": "watch: [/]\n",
    "site_dir": "site_dir: ../elsewhere\n",
    "docs_dir": "docs_dir: /etc\n",
    "*x": "site_author: &x [1]\ncopyright: *x\n",
    "site_name": "site_name: !ENV HOME\n",
    "site_url": "site_url: !ENV [SECRET, '']\n",
    "site_author": "site_author: !!python/object/apply:os.system ['touch ran']\n",
    "copyright": "copyright: !!python/name:os.system\n",
}


def _rewritten(wiki: Path, setting: str) -> None:
    """The settings with one key more, or in place of one that is there."""
    key = setting.partition(":")[0]
    lines = (wiki / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    (wiki / "mkdocs.yml").write_text("".join(kept) + setting, "utf-8")


def _refused(command: Command, wiki: Path, code: str) -> str:
    outcome = command("build", "--safe", at=wiki)
    assert outcome.status == 1
    assert f"error[{code}]" in outcome.err
    assert not (wiki / "site").exists()
    assert not list(wiki.glob(".*.playbook"))
    return outcome.err


def test_a_new_site_is_safe(wiki: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build", "--safe", "--strict"],
        cwd=wiki,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (wiki / "site" / MARKER).is_file()


def test_this_very_project_has_no_tag_that_calls_python() -> None:
    for path in (ROOT / "mkdocs.yml", ROOT / "generator/playbook_press/starter/around/mkdocs.yml"):
        assert "!!python" not in path.read_text("utf-8")


def test_a_hook_does_not_run(command: Command, wiki: Path) -> None:
    """The known way to run code on the machine of whoever builds a proposal."""
    (wiki / "own.py").write_text(
        "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n", "utf-8"
    )
    settings = wiki / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [own.py]\n", "utf-8")
    _refused(command, wiki, "unsafe-setting")
    assert not (wiki / "ran").exists()
    command("build", at=wiki)
    assert (wiki / "ran").exists(), "without --safe it runs, or this test shows nothing"


def test_a_tag_that_calls_python_does_not_run(command: Command, wiki: Path) -> None:
    _rewritten(wiki, _SETTINGS["site_author"])
    assert "`!!python" in _refused(command, wiki, "unsafe-setting").replace(
        "tag:yaml.org,2002:python", "!!python"
    )
    assert not (wiki / "ran").exists()


@pytest.mark.parametrize("name", _SETTINGS)
def test_a_setting_that_is_not_known_to_be_harmless_is_refused(
    command: Command, wiki: Path, name: str
) -> None:
    _rewritten(wiki, _SETTINGS[name])
    said = _refused(command, wiki, "unsafe-setting")
    assert f"`{name}" in said


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("  name: material\n", "  name: material\n  custom_dir: theme\n", "theme.custom_dir"),
        ("  name: material\n", "  name: readthedocs\n", "theme"),
        ("plugins:\n", "plugins:\n  - search\n", "plugins.search"),
        ("playbooks: playbooks\n", "playbooks: ../../playbooks\n", "playbooks"),
        ("playbooks: playbooks\n", "templates: own\n", "templates"),
        (
            "playbooks: playbooks\n",
            "allowed_scripts: [sha256-x]\n",
            "plugins.playbooks.allowed_scripts",
        ),
        ("  - attr_list\n", "  - own_extension\n", "markdown_extensions.own_extension"),
        ("  - attr_list\n", "  - pymdownx.snippets\n", "markdown_extensions.pymdownx.snippets"),
        ("permalink: true\n", "slugify: !!python/name:os.system\n", "markdown_extensions.toc"),
    ],
)
def test_what_is_refused_below_a_setting_is_named(
    command: Command, wiki: Path, old: str, new: str, named: str
) -> None:
    replace(wiki / "mkdocs.yml", old, new)
    assert f"`{named}" in _refused(command, wiki, "unsafe-setting")


@pytest.mark.parametrize("name", ["x.js", "x.html", "x.svg", "_headers", "CNAME", "x.py"])
def test_a_file_that_could_act_is_refused(command: Command, wiki: Path, name: str) -> None:
    (wiki / "docs" / "assets").mkdir(exist_ok=True)
    (wiki / "docs" / "assets" / name).write_text("x", "utf-8")
    assert f"docs/assets/{name}" in _refused(command, wiki, "unsafe-file")


@pytest.mark.parametrize("name", ["docs/zh/passwords.md", "playbooks/good-meetings/x.yml"])
def test_a_link_is_refused(command: Command, wiki: Path, name: str) -> None:
    (wiki / name).symlink_to("/etc/passwd")
    assert name in _refused(command, wiki, "unsafe-file")


@pytest.mark.parametrize(
    "setting", ["docs_dir: docs/x", "site_dir: site/x", "      playbooks: playbooks/x"]
)
def test_a_folder_behind_a_link_is_refused(command: Command, wiki: Path, setting: str) -> None:
    key, _, folder = setting.strip().partition(": ")
    name = folder.partition("/")[0]
    (wiki / "real").mkdir()
    (wiki / "lead").symlink_to(wiki / "real")
    replace(wiki / "mkdocs.yml", f"{key}: {name}\n", f"{key}: lead/x\n")
    assert "`lead` is a link" in _refused(command, wiki, "unsafe-file")


def test_templates_of_its_own_do_not_run(command: Command, wiki: Path) -> None:
    """The theme's templates are code, and a folder called so is taken without any setting."""
    own = wiki / "templates" / "theme" / "partials"
    own.mkdir(parents=True)
    (own / "copyright.html").write_text(
        "{{ cycler.__init__.__globals__.os.mkdir('ran') }}", "utf-8"
    )
    _refused(command, wiki, "unsafe-file")
    assert not (wiki / "ran").exists()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("docs_dir: docs\n", "docs_dir: docs\ndocs_dir: other\n", "docs_dir"),
        (
            "playbooks: playbooks\n",
            "playbooks: playbooks\n      playbooks: other\n",
            "plugins.playbooks.playbooks",
        ),
        ("plugins:\n", "plugins:\n  - playbooks: {playbooks: other}\n", "plugins.playbooks"),
    ],
)
def test_a_key_that_stands_twice_is_refused(
    command: Command, wiki: Path, old: str, new: str, named: str
) -> None:
    """Else one reader of the settings would look at the first, and another use the last."""
    (wiki / "other").mkdir()
    (wiki / "other" / "x.html").write_text("<script>go()</script>", "utf-8")
    replace(wiki / "mkdocs.yml", old, new)
    assert f"`{named}` stands twice" in _refused(command, wiki, "unsafe-setting")


def test_settings_that_nest_without_end_are_a_problem_and_no_crash(
    command: Command, wiki: Path
) -> None:
    _rewritten(wiki, f"copyright: {'[' * 5000}\n")
    outcome = command("build", "--safe", at=wiki)
    assert outcome.status == 2
    assert "nests deeper" in outcome.err


def test_an_original_outside_of_the_site_is_refused(command: Command, wiki: Path) -> None:
    (wiki.parent / "elsewhere").mkdir()
    (wiki / "playbooks" / "good-meetings").rename(wiki.parent / "elsewhere" / "good-meetings")
    (wiki / "playbooks" / "ours").mkdir()
    (wiki / "playbooks" / "ours" / "overlay.yml").write_text(
        "overlay: 1\nid: ours\nextends: {playbook: ../../../elsewhere/good-meetings}\n"
        "title: {zh: 我们, en: Ours}\n",
        "utf-8",
    )
    outcome = command("build", "--safe", at=wiki)
    assert outcome.status == 2
    assert "not in this site" in outcome.err
