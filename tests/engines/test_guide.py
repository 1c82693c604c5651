"""Hand-written pages: what the generated ones know of them."""

from pathlib import Path

from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.pages.shelf import GUIDES
from tests.project import LANGUAGES, ROOT


def test_addresses_are_those_of_the_site(tmp_path: Path) -> None:
    for path in ("zh/guide/index.md", "zh/guide/publish.md", "zh/README.md", "zh/a.png", "x.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Title", encoding="utf-8")
    assert guide_addresses(tmp_path) == {"zh": {"guide/", "guide/publish/", ""}}


def test_a_site_without_hand_written_pages_has_none(tmp_path: Path) -> None:
    assert guide_addresses(tmp_path / "docs") == {}


def test_the_doors_of_this_site_lead_to_its_guide() -> None:
    """Renaming a page of the guide would otherwise quietly take a door away."""
    addresses = guide_addresses(ROOT / "docs")
    for language in LANGUAGES:
        assert set(GUIDES.values()) <= addresses[language]
