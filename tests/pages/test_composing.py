"""A playbook that is set alone, here or in another process, gives the pages it gives in a site."""

from playbook_press.pages import bundled_templates
from playbook_press.pages.page import Page, Publication
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
