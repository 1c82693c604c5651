"""From a folder to a composed site: what is read, what is refused, what travels along."""

import shutil
from pathlib import Path

import pytest

from playbook_press.pipeline import (
    Contents,
    Project,
    ProjectError,
    check_paths,
    compose_site,
    read_contents,
)
from tests.project import ROOT

STARTER = ROOT / "generator" / "playbook_press" / "starter" / "plain"
BOOK = "playbooks/good-meetings"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(STARTER / "playbooks", tmp_path / "playbooks")
    return Project.at(tmp_path)


def _codes(contents: Contents) -> list[str]:
    return [f"{each.code} {each.place.path}" for each in contents.diagnostics]


def test_a_sound_project_is_composed_in_all_its_languages(project: Project) -> None:
    contents = read_contents(project)
    site = compose_site(project, contents)
    assert _codes(contents) == []
    assert {each.code: each.name for each in site.languages} == {"zh": "中文", "en": "English"}
    assert {page.address for page in site.by_language["zh"].pages} == {
        page.address for page in site.by_language["en"].pages
    }


def test_pictures_travel_with_the_pages_of_each_language(project: Project) -> None:
    (project.root / BOOK / "images").mkdir()
    (project.root / BOOK / "images" / "a.png").write_bytes(PNG)
    site = compose_site(project, read_contents(project))
    for code in ("zh", "en"):
        assert site.by_language[code].files["good-meetings/images/a.png"] == PNG


def test_what_is_no_picture_is_not_published(project: Project) -> None:
    """A page in `images/` would run its script in the name of the site."""
    (project.root / BOOK / "images").mkdir()
    (project.root / BOOK / "images" / "a.html").write_text("<script>1</script>", "utf-8")
    (project.root / BOOK / "images" / "README.md").write_text("Where they come from.", "utf-8")
    contents = read_contents(project)
    assert _codes(contents) == [f"unusable-image {BOOK}/images/a.html"]
    assert contents.pictures == {}


def test_a_picture_that_is_a_link_out_of_the_project_is_not_published(project: Project) -> None:
    """Whoever proposes a playbook could otherwise publish a file of whoever builds it."""
    (project.root / BOOK / "images").mkdir()
    (project.root / BOOK / "images" / "a.png").symlink_to("/etc/hostname")
    contents = read_contents(project)
    assert _codes(contents) == [f"symbolic-link {BOOK}/images/a.png"]
    assert contents.pictures == {}


def test_what_begins_with_a_dot_is_nobodys_content(project: Project) -> None:
    (project.root / BOOK / ".trash").mkdir()
    (project.root / BOOK / ".trash" / "old.yml").write_text("a: [", encoding="utf-8")
    (project.root / "playbooks" / ".git").mkdir()
    assert _codes(read_contents(project)) == []


def test_a_playbook_without_its_manifest_is_reported(project: Project) -> None:
    (project.root / BOOK / "playbook.yml").unlink()
    assert f"missing-manifest {BOOK}/playbook.yml" in _codes(read_contents(project))


def test_a_playbook_without_its_manifest_is_still_one_playbook(project: Project) -> None:
    """Its folders are no playbooks, whatever they are called."""
    (project.root / BOOK / "playbook.yml").unlink()
    contents = check_paths([project.root / BOOK], project.root)
    assert _codes(contents) == [f"missing-manifest {BOOK}/playbook.yml"]


def test_a_folder_of_a_playbook_is_checked_with_its_playbook(project: Project) -> None:
    (project.root / BOOK / "traits" / "late.yml").write_text("id: [", encoding="utf-8")
    (project.root / BOOK / "rules" / "late.yml").write_text("id: [", encoding="utf-8")
    contents = check_paths([project.root / BOOK / "traits"], project.root)
    assert _codes(contents) == [f"yaml-syntax {BOOK}/traits/late.yml"]


def test_a_playbook_may_be_called_like_a_folder_of_playbooks(project: Project) -> None:
    (project.root / BOOK).rename(project.root / "playbooks" / "rules")
    contents = check_paths([project.root / "playbooks"], project.root)
    assert _codes(contents) == ["id-differs-from-file-name playbooks/rules/playbook.yml"]


def test_only_languages_that_are_written_can_be_asked_for(project: Project) -> None:
    assert read_contents(project, languages=["en"]).languages == ("en",)
    with pytest.raises(ProjectError, match="No playbook is written in `fr`"):
        read_contents(project, languages=["fr"])


def test_a_project_without_playbooks_cannot_be_worked_on(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no playbooks in `playbooks/`"):
        read_contents(Project.at(tmp_path))


@pytest.mark.parametrize("path", ["playbooks", BOOK, f"{BOOK}/playbook.yml"])
def test_a_path_finds_its_playbook(project: Project, path: str) -> None:
    (project.root / BOOK / "playbook.yml").write_text("id: [", encoding="utf-8")
    contents = check_paths([project.root / path], project.root)
    assert f"yaml-syntax {BOOK}/playbook.yml" in _codes(contents)


def test_a_playbook_is_checked_from_inside_as_well(project: Project) -> None:
    inside = project.root / BOOK
    (inside / "roles.yml").unlink()
    contents = check_paths([inside], inside)
    assert "broken-reference rules/rule-purpose.yml" in _codes(contents)


def test_broken_templates_are_refused_with_their_place(project: Project) -> None:
    contents = read_contents(project)
    own = project.root / "templates"
    shutil.copytree(project.templates, own)
    (own / "pages" / "trait.html").write_text("\n{{ view.", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"pages/trait\.html:2"):
        compose_site(Project.at(project.root, templates="templates"), contents)
