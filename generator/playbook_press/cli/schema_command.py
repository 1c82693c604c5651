"""`playbook schema`: what editors need to complete and check YAML."""

from pathlib import Path

import click

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.schemas import WITH_EXPORT, schema_text


@click.command(short_help="Give editors the JSON Schemas of the YAML files.")
@click.argument("kind", required=False, type=click.Choice(list(WITH_EXPORT)))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write into this folder, one file per kind, instead of printing.",
)
def schema(kind: str | None, output: Path | None) -> None:
    """Give editors the JSON Schemas of the YAML files (draft-07).

    KIND is a kind of file, such as `trait` or `overlay`, or `translations` for those in `i18n`;
    without one, -o writes all kinds. An editor with a YAML language server completes and checks
    a file whose first line names its schema:

    \b
      # yaml-language-server: $schema=../../../schemas/trait.schema.json

    The kind `export` is the schema of what `playbook export json` writes and the site carries as
    playbook.json.

    \b
    Examples:
      playbook schema trait
      playbook schema -o schemas
    """
    if output is None:
        if kind is None:
            raise CouldNotRunError(
                f"Name a kind ({', '.join(WITH_EXPORT)}), or write all of them:"
                " playbook schema -o DIR"
            )
        click.echo(schema_text(kind), nl=False)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for each in [kind] if kind else WITH_EXPORT:
            path = output / f"{each}.schema.json"
            path.write_text(schema_text(each), encoding="utf-8", newline="\n")
            click.echo(path.as_posix())
    except OSError as reason:
        raise CouldNotRunError(f"`{output}` cannot be written: {reason.strerror}.") from reason
