"""`playbook export wiki`: plain Markdown."""

from pathlib import Path
from typing import get_args

import click

from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.exports.wiki import Flavour, export_wiki


@click.command(short_help="A tree of plain Markdown, for wikis and note-taking programs.")
@takes_playbook(item=False)
@click.option(
    "--for",
    "flavour",
    type=click.Choice(get_args(Flavour)),
    default="files",
    show_default=True,
    help="`files` is a tree for repositories, Notion, Confluence and editors.",
)
def wiki(playbook: str, output: Path | None, language: str | None, flavour: Flavour) -> int:
    """Write a playbook as plain Markdown, for wikis and note-taking programs.

    PLAYBOOK is the id of a playbook of this site, or a folder. Every page is a file, and links
    lead from file to file. The wikis of GitHub, GitLab and Gitea keep all pages side by side and
    call a page what its file is called: name the service with --for, and write into a clone of
    its wiki. Exporting again replaces what was exported before and leaves all other files alone.

    \b
    Examples:
      playbook export wiki eight-traits --language en -o wiki
      playbook export wiki eight-traits --language zh --for github -o my-wiki.wiki
    """
    wanted = job(playbook, output, language=language)
    if isinstance(wanted, int):
        return wanted
    return wanted.write(export_wiki(wanted.edition, wanted.pictures, flavour=flavour))
