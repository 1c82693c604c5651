"""The commands by name; each is imported only when it is run."""

import click

from playbook_press import __version__
from playbook_press.cli.lazy_group import LazyGroup

# One line per command, in the order of a working day; `--help` shows them without loading
# MkDocs, pydantic or the rest.
_COMMANDS = {
    "init": "Make a new site, of your own or built on a playbook.",
    "new": "Make a beginning for a trait, rule, case, question …",
    "serve": "Show the site while you write.",
    "check": "Find every problem in the content, build nothing.",
    "build": "Build the site and publish it into a folder.",
    "export": "Make files to take away: for paper, spreadsheets, projectors, wikis.",
    "import": "Take back in what was filled in or translated elsewhere.",
    "status": "Say how changes and translations stand to their originals.",
    "sync": "Record that you have looked at what the originals changed.",
    "show": "Print a playbook as readers get it, and where each value comes from.",
    "diff": "Show what a playbook changes of its original.",
    "score": "Show the result of self-assessments that were filled in.",
    "team": "Lay the answers of several people side by side.",
    "explain": "Say what a problem means and what to write instead.",
    "schema": "Give editors the JSON Schemas of the YAML files.",
    "doctor": "Say what this machine lacks, and how to get it.",
}


@click.group(
    cls=LazyGroup,
    members=_COMMANDS,
    module="playbook_press.cli.{}_command",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", prog_name="playbook-press")
def playbook() -> None:
    """Turn structured playbooks into a searchable site in several languages.

    A playbook is a folder of YAML files: traits, rules, cases, a glossary, sources. A site is a
    folder with `mkdocs.yml`, one folder per playbook in `playbooks/`, and hand-written pages in
    `docs/`.

    \b
    The first minutes:
      playbook init my-wiki      make a site
      cd my-wiki
      playbook serve             look at it while you write
      playbook build             build it into site/

    Exit status: 0 nothing wrong, 1 problems in the content, 2 could not run. Results go to
    standard output, reports to standard error.
    """
