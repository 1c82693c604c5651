"""`playbook import`: what was filled in or translated elsewhere, one command for each format."""

import click

from playbook_press.cli.lazy_group import LazyGroup

_FORMATS = {
    "xlsx": "The answers in a filled workbook, as an answer file.",
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
    Examples:
      playbook import xlsx check.xlsx -o answers.json
      playbook import po de.po
    """
