"""What a page shows of others is known for the templates that are installed."""

from playbook_press.engines.mkdocs.driver.outlook import are_looked_at
from playbook_press.engines.mkdocs.settings import load_settings
from playbook_press.pages.templates import bundled_templates
from tests.project import ROOT


def test_the_installed_theme_is_one_that_was_looked_at() -> None:
    """Else an edited title draws every page anew; look at the change, then add its digest."""
    own = bundled_templates() / "theme"
    folders = [str(own), *load_settings(ROOT / "mkdocs.yml").theme.dirs]
    assert are_looked_at(folders, own)
