"""A group of commands, each in a module of its own that is imported only when it is run."""

import importlib
from collections.abc import Mapping

import click

from playbook_press.source.collector import collector_at_rest, pass_over


class LazyGroup(click.Group):
    """A group that knows its commands by name and by a line of help."""

    def __init__(
        self,
        name: str | None = None,
        *,
        members: Mapping[str, str],
        module: str,
        **settings: object,
    ) -> None:
        """Make the group.

        Args:
            name: What people type.
            members: One line of help per command, in the order of `--help`.
            module: Where a command is, with `{}` for its name (`-` becomes `_`). The module
                holds it under the last part of its own name before `_`: `check_command.check`,
                `wiki_format.wiki`; a name that Python keeps for itself ends in `_`: `import_`.
            settings: What click takes.
        """
        super().__init__(name, **settings)  # type: ignore[arg-type]  # click's many options
        self._members = members
        self._module = module

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._members:
            return None
        name = cmd_name.replace("-", "_")
        # Nothing that is imported goes away again, and there is a lot of it.
        with collector_at_rest():
            module = importlib.import_module(self._module.format(name))
            pass_over()
        command = getattr(module, name, None) or getattr(module, f"{name}_")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands" if ctx.parent is None else "Formats"):
            formatter.write_dl(list(self._members.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, and name the nearest command for one that does not exist."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as mistake:
            from playbook_press.diagnostics.suggest import nearest

            near = nearest(args[0], list(self._members))
            if near:
                raise click.UsageError(
                    f"There is no command `{args[0]}`. Did you mean `{near}`?", ctx
                ) from mistake
            raise
