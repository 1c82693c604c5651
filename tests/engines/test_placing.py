"""Files with a second name in the site that stands are never written into."""

from pathlib import Path

from playbook_press.engines.digest import content_digest
from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.placing import place_file, take_over
from playbook_press.engines.store import keeping
from tests.engines.driver.trees import differences, tree
from tests.engines.small_site import project, small_site


def test_what_is_written_twice_leaves_the_standing_file_alone(tmp_path: Path) -> None:
    standing, path = tmp_path / "old.html", tmp_path / "next" / "new.html"
    standing.write_bytes(b"old")
    assert take_over(path, content_digest(b"old"), standing) == b"old"
    place_file(path, b"new", standing)
    assert (standing.read_bytes(), path.read_bytes()) == (b"old", b"new")
    place_file(path, b"old", standing)
    assert path.read_bytes() == b"old"


def test_two_pages_of_one_address_leave_the_standing_site_alone(tmp_path: Path) -> None:
    """They are written one over the other."""
    settings = project(tmp_path)
    guide = tmp_path / "docs" / "en" / "guide"
    (guide / "both").mkdir()
    (guide / "both.md").write_text("# Both\n\nOne.\n", "utf-8")
    (guide / "both" / "index.md").write_text("# Both\n\nOther.\n", "utf-8")
    _draw(settings, "first", None)
    before = tree(tmp_path / "first")
    (guide / "both.md").write_text("# Both\n\nAnother one.\n", "utf-8")
    _draw(settings, "next", tmp_path / "first")
    assert differences(before, tree(tmp_path / "first")) == []
    _draw(settings, "clean", None, reads=False)
    assert differences(tree(tmp_path / "clean"), tree(tmp_path / "next")) == []


def _draw(settings: Path, name: str, standing: Path | None, *, reads: bool = True) -> None:
    with keeping(settings.parent, reads=reads) as (store, _):
        site = small_site(settings.parent / "theme")
        manner = Manner(jobs=1, store=store, standing=standing)
        draw_site(settings, site, settings.parent / name, manner=manner)
