"""The commands by name; each is imported only when it is run."""

import importlib

import click

from playbook_press import __version__

# One line per command, in the order of a working day; `--help` shows them without loading
# MkDocs, pydantic or the rest.
_COMMANDS = {
    "init": "Make a new site, of your own or built on a playbook.",
    "new": "Make a beginning for a trait, rule, case, question …",
    "serve": "Show the site while you write.",
    "check": "Find every problem in the content, build nothing.",
    "build": "Build the site and publish it into a folder.",
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


class LazyGroup(click.Group):
    """A group whose commands are modules beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"playbook_press.cli.{cmd_name}_command")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, and name the nearest command for one that does not exist."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as mistake:
            from playbook_press.diagnostics.suggest import nearest

            near = nearest(args[0], list(_COMMANDS))
            if near:
                raise click.UsageError(
                    f"There is no command `{args[0]}`. Did you mean `{near}`?", ctx
                ) from mistake
            raise


@click.group(
    cls=LazyGroup,
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
