"""A playbook that is set alone, here or in another process, gives the pages it gives in a site."""

from playbook_press.pages import bundled_templates
from playbook_press.pages.memory import keep_pages, recalled_pages
from playbook_press.pages.page import Page, Publication
from playbook_press.pages.shared import SHARED
from playbook_press.pages.site import compose_language, compose_playbook
from playbook_press.pages.templates import load_templates
from playbook_press.pipeline import Project, read_contents
from tests.project import ROOT

CODES = ("zh", "en", "de")
"""Nobody has translated what the generator says into the last one, so pages mark it."""


def test_pages_do_not_depend_on_who_sets_them() -> None:
    contents = read_contents(Project.at(ROOT / "tests" / "sites" / "small"))
    templates, publication = load_templates(bundled_templates()), Publication("Wiki")
    for code in CODES:
        alone: list[Page] = []
        for playbook in contents.playbooks:
            alone += compose_playbook(
                playbook, code, templates, site_languages=CODES, publication=publication
            )
        site = compose_language(
            contents.playbooks, code, templates, site_languages=CODES, publication=publication
        )
        together = {page.address: page for page in site.pages}
        assert alone
        assert all(together[page.address] == page for page in alone)


class _Kept(dict[str, bytes]):
    """Keeps everything."""

    def recall(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, key: str, content: bytes) -> None:
        self[key] = content


def test_pages_come_back_as_they_were_kept() -> None:
    pages = (
        Page.written("a/", "trait", "甲", "说明。", "---\ntitle: 甲\n---\n\n正文\n", "甲.yml"),
        Page.written("", "shelf", "B", "", ""),
    )
    memory = _Kept()
    keep_pages(memory, "key", pages)
    assert recalled_pages(memory, "key") == pages
    assert recalled_pages(memory, "another key") is None


def test_a_page_asks_for_shared_files_by_their_new_names() -> None:
    old, new = f"{SHARED}/press.js", f"{SHARED}/press.1.js"
    page = Page.written("a/", "trait", "A", "", f"甲 ../../{old}\n").named({old: new})
    assert page.markdown == f"甲 ../../{new}\n"
