"""`playbook import`: what was filled in or translated elsewhere, one command for each format."""

from collections.abc import Mapping

import click

from playbook_press.cli.lazy_group import LazyGroup

_FORMATS: Mapping[str, str] = {
    "po": "Translations, from the file that `playbook export po` wrote.",
}


@click.group(
    "import",
    cls=LazyGroup,
    members=_FORMATS,
    module="playbook_press.cli.importing.{}_format",
    short_help="Take back in what was filled in or translated elsewhere.",
)
def import_() -> None:
    """Take back in what was filled in or translated elsewhere.

    A file that cannot be read whole changes nothing.

    \b
    Example:
      playbook import po de.po
    """
