"""Several playbooks of a site."""

from playbook_press.model.library import LoadedLibrary, load_library
from playbook_press.source.load import load_document
from tests.model.garden import FILES


def library(*folders: str) -> LoadedLibrary:
    files = {f"{folder}/{path}": data for folder in folders for path, data in FILES.items()}
    paths = {
        folder: [path for path in files if path.startswith(f"{folder}/")] for folder in folders
    }
    return load_library(paths, lambda path: load_document(path, files[path]))


def test_playbooks_come_by_id() -> None:
    found = library("playbooks/garden")
    assert [playbook.id for playbook in found.playbooks] == ["garden"]
    assert found.problems == ()


def test_two_playbooks_cannot_have_one_id() -> None:
    """Their pages would have the same addresses; the second is reported, the first noted."""
    found = library("old/garden", "new/garden")
    assert [(problem.code, str(problem.place)) for problem in found.problems] == [
        ("duplicate-id", "old/garden/playbook.yml:3:5")
    ]
    assert str(found.problems[0].notes[0].place) == "new/garden/playbook.yml:3:5"
    assert len(found.playbooks) == 1


def test_a_copied_playbook_is_told_about_its_folder_only() -> None:
    """That the id is there twice follows from the folder's name."""
    found = library("playbooks/garden", "playbooks/my-garden")
    assert [problem.code for problem in found.problems] == ["id-differs-from-file-name"]
