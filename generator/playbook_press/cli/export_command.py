"""`playbook export`: files to take away, one command for each format."""

import click

from playbook_press.cli.lazy_group import LazyGroup

# In the order of a reader's wishes: paper first, data last.
_FORMATS = {
    "pdf": "A workbook to print on A4, or one sheet of it.",
    "xlsx": "Self-assessments as workbooks that score what is filled in.",
    "slides": "A talk: slides with notes and a clock, as one HTML file or for Marp.",
    "single-file": "One assessment with its guide as one HTML file.",
    "wiki": "A tree of plain Markdown, for wikis and note-taking programs.",
    "json": "The whole playbook as data, in all its languages.",
    "po": "All texts with their translations, for translators' tools.",
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
      playbook export slides eight-traits --item trait/shared-purpose
      playbook export single-file eight-traits --item assessment/health-check
      playbook export wiki eight-traits --language zh -o wiki
      playbook export json eight-traits -o eight-traits.json
      playbook export po eight-traits --language de -o de.po
    """
