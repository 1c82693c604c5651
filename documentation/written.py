"""Every file that is written from the program."""

from collections.abc import Callable, Mapping
from functools import partial

from documentation.changelog import changelog_page
from documentation.commands import commands_page
from documentation.decisions import decisions_page
from documentation.inset import FIGURES, with_figure
from documentation.project import LANGUAGES
from documentation.reference import fields_page
from documentation.schema_words import schema_words

PAGES = {
    "changelog.md": changelog_page,
    "commands.md": commands_page,
    "decisions.md": decisions_page,
    "fields.md": fields_page,
}
"""By file name, what writes a page of the guide in a language."""

SCHEMA_WORDS = "generator/playbook_press/model/schema_words.py"


def written_files() -> Mapping[str, Callable[[], str]]:
    """What writes each file, by its path in the repository."""
    pages = {
        f"docs/{language}/guide/{name}": partial(write, language)
        for name, write in PAGES.items()
        for language in LANGUAGES
    }
    drawn = {
        f"docs/{language}/guide/{name}": partial(with_figure, name, language)
        for name in FIGURES
        for language in LANGUAGES
    }
    return {**pages, **drawn, SCHEMA_WORDS: schema_words}
