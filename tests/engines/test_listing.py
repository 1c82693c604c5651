"""Hidden folders of a theme hold nothing that MkDocs takes."""

from pathlib import Path

from mkdocs.structure.files import Files

from playbook_press.engines.mkdocs.listing import list_visible
from playbook_press.engines.mkdocs.settings import load_settings
from tests.engines.small_site import project


def _taken(settings: Path, *, visible: bool) -> list[str]:
    config = load_settings(settings)
    own = settings.parent / "own"
    for path in (".hidden/a.svg", "shown/.hidden/b.svg", "shown/c.svg", "d.svg"):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text("<svg/>", "utf-8")
    config.theme.dirs.insert(0, str(own))
    if visible:
        list_visible(config.theme)
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [file.src_uri for file in files]


def test_the_same_files_are_taken_from_a_theme(tmp_path: Path) -> None:
    settings = project(tmp_path)
    taken = _taken(settings, visible=True)
    assert {"shown/c.svg", "d.svg"} <= set(taken)
    assert taken == _taken(settings, visible=False)
