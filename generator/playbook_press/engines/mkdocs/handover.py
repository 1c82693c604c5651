"""What one run of MkDocs hands to the next, in `config.extra`."""

from collections.abc import Callable
from contextvars import ContextVar

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from playbook_press.pipeline import Language, Site

_KEY = "playbook_press"

language_under_way: ContextVar[str] = ContextVar("language_under_way", default="")
"""The code of the language being drawn, for whoever listens to the log of MkDocs."""


class Handover(Struct, frozen=True):
    """The composed site, and the language under way; None in the outer run."""

    site: Site
    language: Language | None = None
    is_preview: bool = False
    """Whether pages go without their policy, because live reload puts a script into them."""
    is_driven: bool = False
    """Whether the driver leads this run; it gathers what the search needs itself."""
    draw_languages: Callable[[MkDocsConfig, Site], None] | None = None
    """What the outer run calls to have its languages built; else it does so itself."""

    def give(self, config: MkDocsConfig) -> None:
        """Put it where the plugin of that run will look."""
        config.extra[_KEY] = self


def handed_over(config: MkDocsConfig) -> Handover | None:
    """What an earlier run has put there, if one did."""
    found = config.extra.get(_KEY)
    return found if isinstance(found, Handover) else None
