"""Pages: a playbook as readers of each language see it, whatever engine draws it."""

from playbook_press.pages.compiling import TemplateError
from playbook_press.pages.page import Entry, LanguageSite, Page, PageKind
from playbook_press.pages.site import compose_language, compose_root, compose_shared, languages_of
from playbook_press.pages.templates import (
    Templates,
    bundled_templates,
    load_templates,
)

__all__ = [
    "Entry",
    "LanguageSite",
    "Page",
    "PageKind",
    "TemplateError",
    "Templates",
    "bundled_templates",
    "compose_language",
    "compose_root",
    "compose_shared",
    "languages_of",
    "load_templates",
]
