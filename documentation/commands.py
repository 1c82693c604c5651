"""The page of all commands, from the commands themselves.

Help texts are English. What they say is said in other languages by
`documentation/words/commands.<language>.yml`; none can be forgotten there.
"""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from documentation.project import page, words
from playbook_press.cli.group import playbook

_PREFORMATTED = "\b"


@dataclass(frozen=True)
class Named:
    """A command with the words that call it: `export slides`."""

    name: str
    command: click.Command

    @property
    def id(self) -> str:
        return self.name.replace(" ", "-")

    @property
    def usage(self) -> str:
        """What may follow the name, as `--help` writes it."""
        context = click.Context(self.command, info_name=self.name)
        return " ".join(["playbook", self.name, *self.command.collect_usage_pieces(context)])

    @property
    def options(self) -> tuple[click.Option, ...]:
        return tuple(each for each in self.command.params if isinstance(each, click.Option))

    @property
    def help(self) -> tuple["Passage", ...]:
        return tuple(_passages(self.command.help or ""))


@dataclass(frozen=True)
class Passage:
    """A paragraph of a help text."""

    text: str
    is_preformatted: bool

    @property
    def examples(self) -> tuple[str, ...]:
        """The commands it shows, where it is a list of examples."""
        head, *rest = self.text.split("\n")
        is_list = self.is_preformatted and head in ("Example:", "Examples:")
        return tuple(line.strip() for line in rest) if is_list else ()


def every_command() -> tuple[Named, ...]:
    """All commands and formats, in the order of `playbook --help`."""
    return tuple(_below(playbook, ""))


def _below(group: click.Group, prefix: str) -> Iterator[Named]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield Named(prefix + name, command)
        if isinstance(command, click.Group):
            yield from _below(command, f"{prefix}{name} ")


def unsaid(language: str) -> list[str]:
    """The commands and options without words in a language: `build --strict`."""
    if language == "en":
        return []
    said = words(f"commands.{language}")["commands"]
    missing = []
    for each in every_command():
        known = said.get(each.name)
        if known is None:
            missing.append(each.name)
        options = known["options"] if known else {}
        names = (option.opts[-1] for option in each.options)
        missing += [f"{each.name} {name}" for name in names if name not in options]
    return missing


def _passages(text: str) -> Iterator[Passage]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        is_preformatted = paragraph.startswith(_PREFORMATTED)
        yield Passage(paragraph.removeprefix(_PREFORMATTED).strip("\n"), is_preformatted)


def commands_page(language: str) -> str:
    """The page of one language.

    Raises:
        LookupError: A command or an option has no words in the language; all are named.
    """
    frame = words(f"commands.{language}")
    if missing := unsaid(language):
        raise LookupError(f"documentation/words/commands.{language}.yml lacks: {missing}")
    parts = [frame["intro"].strip()]
    for each in every_command():
        parts += _section(each, language, frame)
    return page(
        frame["title"],
        frame["description"],
        group="reference",
        order=1,
        body="\n\n".join(parts),
    )


# `Any` below: the words of this page, whose shape is in the file.
def _section(each: Named, language: str, frame: Mapping[str, Any]) -> Iterator[str]:
    level = "#" * (2 + each.name.count(" "))
    yield f"{level} playbook {each.name} {{#{each.id}}}"
    known = None if language == "en" else frame["commands"][each.name]
    if known is not None:
        yield known["what"]
    else:
        yield each.help[0].text.replace("\n", " ")
    yield f"```text\n{each.usage}\n```"
    if known is not None:
        if "more" in known:
            yield known["more"].strip()
    else:
        yield from _explanation(each)
    examples = [line for passage in each.help for line in passage.examples]
    if examples:
        yield "```sh\n" + "".join(f"{_commented(line)}\n" for line in examples) + "```"
    if each.options:
        yield _options(each, known["options"] if known else None, frame)


def _explanation(each: Named) -> Iterator[str]:
    for passage in each.help[1:]:
        if passage.examples:
            continue
        if passage.is_preformatted:
            yield f"```text\n{inspect.cleandoc(passage.text)}\n```"
        else:
            yield passage.text.replace("\n", " ")


def _commented(line: str) -> str:
    """An example whose remark, set off by spaces in the help, is a comment in the shell."""
    command, gap, remark = line.partition("   ")
    return f"{command}  # {remark.strip()}" if gap else line


def _options(each: Named, known: Mapping[str, str] | None, frame: Mapping[str, Any]) -> str:
    rows = [frame["columns"], "| --- | --- |"]
    for option in each.options:
        names = ", ".join(f"`{name}{_value(option)}`" for name in option.opts)
        text = known[option.opts[-1]] if known is not None else str(option.help)
        rows.append(f"| {names} | {' '.join([text, *_bounds(option, frame)])} |")
    return "\n".join(rows)


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    return f" {option.metavar or option.name or ''}" if option.metavar else ""


def _bounds(option: click.Option, frame: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(option.type, click.Choice):
        values = frame["comma"].join(f"`{value}`" for value in option.type.choices)
        yield frame["one_of"].format(values)
    if option.show_default and isinstance(option.default, str | int):
        yield frame["default"].format(option.default)
