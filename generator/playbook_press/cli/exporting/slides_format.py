"""`playbook export slides`: a talk."""

from pathlib import Path

import click

from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.exports.slides import export_marp, export_slides, playbook_deck, trait_deck


@click.command(short_help="A talk: slides with notes and a clock, as one HTML file or for Marp.")
@takes_playbook()
@click.option("--marp", is_flag=True, help="Write Markdown for Marp instead of HTML.")
def slides(
    playbook: str, output: Path | None, language: str | None, item: str | None, marp: bool
) -> int:
    """Write slides for a talk or a workshop.

    PLAYBOOK is the id of a playbook of this site, or a folder; with --item, the talk is about one
    trait and goes deeper. The HTML file opens in any browser, also from a memory stick: arrow keys
    turn the slides, S opens a window for whoever presents (notes, next slide, clock), and printing
    gives one slide to a page. With --marp it is Markdown, to be changed by hand.

    \b
    Examples:
      playbook export slides eight-traits --language en
      playbook export slides eight-traits --item trait/shared-purpose --marp -o talk.md
    """
    wanted = job(playbook, output, language=language, item=item, kinds=("trait",))
    if isinstance(wanted, int):
        return wanted
    edition = wanted.edition
    if wanted.item is None:
        deck = playbook_deck(edition)
    else:
        id = edition.canonical("trait", wanted.item[1])
        deck = trait_deck(edition, edition.playbook.trait_by_id[id])
    return wanted.write((export_marp if marp else export_slides)(edition, deck))
