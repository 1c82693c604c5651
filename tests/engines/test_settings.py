"""What is wrong with `mkdocs.yml` has a place, and says what to write instead."""

from pathlib import Path

import pytest

from playbook_press.diagnostics import Diagnostic
from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.engines.mkdocs.settings import SettingsError, read_settings
from tests.engines.small_site import project, small_site

SOUND = "site_name: Garden\ntheme: {name: material, font: false}\nplugins: [playbooks]\n"


def _refused(folder: Path, text: str, *, docs: bool = True) -> Diagnostic:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    if docs:
        (folder / "docs").mkdir()
    with pytest.raises(SettingsError) as refusal:
        read_settings(folder)
    return refusal.value.diagnostic


@pytest.mark.parametrize(
    ("line", "column", "text", "what"),
    [
        (
            1,
            10,
            "site_name：Garden\nplugins: [playbooks]\n",
            "A full-width colon follows `site_name`.",
        ),
        (1, 12, 'site_name: "Garden\n', 'The quote `"` opened here is never closed.'),
        (3, 1, "site_name: x\nplugins:\n\t- playbooks\n", "This line is indented with a tab."),
        (1, 18, "site_name: Garden: ours\n", "This line has a second colon"),
        (1, 12, "site_name: x\x07\n", "U+0007 BELL"),
    ],
)
def test_what_cannot_be_read_is_said_as_for_a_playbook(
    tmp_path: Path, line: int, column: int, text: str, what: str
) -> None:
    found = _refused(tmp_path, text)
    assert what in found.what
    assert (found.code, found.place.line) == ("unusable-settings", line)
    assert found.place.column in (column, column + 1)


def test_tags_that_mkdocs_knows_are_not_held_against_what_follows(tmp_path: Path) -> None:
    found = _refused(tmp_path, "site_url: !ENV [SITE_URL, '']\nsite_name: Garden: ours\n")
    assert found.place.line == 2


def test_a_missing_folder_of_pages_is_to_be_made(tmp_path: Path) -> None:
    """Git keeps no empty folders, so a clone may lack it."""
    found = _refused(tmp_path, SOUND, docs=False)
    assert found.fix.startswith("Make this folder")


def test_an_unknown_setting_is_said_once(tmp_path: Path) -> None:
    """Every language reads the settings again, and has nothing new to say about them."""
    file = project(tmp_path)
    file.write_text(f"{file.read_text(encoding='utf-8')}\nthemes: dark\n", encoding="utf-8")
    warnings = read_settings(tmp_path).warnings
    said = draw_site(file, small_site(tmp_path / "theme"), tmp_path / "site").said
    assert [warning.what.startswith("`themes`") for warning in warnings] == [True]
    assert [problem.what for problem in said if "themes" in problem.what] == []
