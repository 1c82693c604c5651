"""`playbook export`: files to take away, one command for each format."""

import click

from playbook_press.cli.lazy_group import LazyGroup

# In the order of a reader's wishes: paper first, data last.
_FORMATS = {
    "pdf": "A workbook to print on A4, or one sheet of it.",
    "json": "The whole playbook as data, in all its languages.",
}


@click.group(
    cls=LazyGroup,
    members=_FORMATS,
    module="playbook_press.cli.exporting.{}_format",
    short_help="Make files to take away: for paper, spreadsheets, projectors, wikis.",
)
def export() -> None:
    """Make files to take away: for paper, spreadsheets, projectors, wikis.

    Every file says which version of which playbook it was made from, under which licence, and
    where that is published. An overlay is exported as its readers get it.

    \b
    Examples:
      playbook export pdf eight-traits --language en
      playbook export json eight-traits -o eight-traits.json
    """
