"""Pages as an engine would draw them, with the Markdown extensions of this project."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
import yaml

from playbook_press.pages import Templates, load_templates
from tests.project import ROOT

# Between these a reader sees a gap even where the source has none.
INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "span", "strong", "sup", "s", "tspan"})

VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link"})


@dataclass(frozen=True)
class Drawn:
    """A page after the engine."""

    front: dict[str, Any]  # whatever the front matter holds
    html: str


@cache
def templates() -> Templates:
    """The templates of this project."""
    return load_templates(ROOT / "templates")


@cache
def _extensions() -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = yaml.load(text, Loader=_Loader)
    names, configs = [], {}
    for extension in settings["markdown_extensions"]:
        name: str = extension
        config: dict[str, object] = {}
        if isinstance(extension, dict):
            ((name, config),) = extension.items()
        names.append(name)
        configs[name] = dict(config or {})
    return tuple(names), configs


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; what needs an engine is left out."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def draw(markdown_text: str) -> Drawn:
    """A page's front matter and body, read as MkDocs reads them."""
    _, front, body = markdown_text.split("---\n", 2)
    names, configs = _extensions()
    configs = {name: {k: v for k, v in c.items() if v is not None} for name, c in configs.items()}
    html = markdown.markdown(body, extensions=list(names), extension_configs=configs)
    return Drawn(yaml.safe_load(front), html)


def front_as_json(markdown_text: str) -> dict[str, Any]:
    """The front matter by the JSON reader, line by line."""
    _, front, _ = markdown_text.split("---\n", 2)
    pairs = (line.split(": ", 1) for line in front.splitlines())
    return {key: json.loads(value) for key, value in pairs}


class Reader(HTMLParser):
    """What stands in HTML: texts, attributes, and whether elements close."""

    def __init__(self, gaps: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._gaps = gaps
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []

    @property
    def is_seen(self) -> bool:
        """Whether what comes now is for readers, rather than for scripts."""
        return "template" not in self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._gap(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def _gap(self, tag: str) -> None:
        if self._gaps and tag not in INLINE:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.is_seen:
            self.texts.append(data)

    def close(self) -> None:
        super().close()
        self.unbalanced += self._open


def read(html: str, *, gaps: bool = False) -> Reader:
    """The HTML, read; with a blank wherever a block begins or ends, if `gaps`."""
    reader = Reader(gaps)
    reader.feed(html)
    reader.close()
    return reader


def shown(html: str) -> str:
    """The text a reader sees, with blanks collapsed."""
    return " ".join("".join(read(html, gaps=True).texts).replace("¶", " ").split())


def lines_between(text: str) -> Iterator[str]:
    """The lines of a page's Markdown that are neither empty nor front matter."""
    _, _, body = text.split("---\n", 2)
    return (line for line in body.split("\n") if line)
