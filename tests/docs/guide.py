"""The hand-written pages as their readers have them: headings, blocks, tables, commands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.meta import get_data

from tests.project import LANGUAGES, ROOT

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +\{#([a-z0-9-]+)\})?")
_FENCE = re.compile(r"```([a-z]*)")
_INLINE = re.compile(r"`([^`\n]+)`")
_PLACED = re.compile(r"# (\S+\.yml)(?: · (.+))?")
_RULER = re.compile(r"\|( *:?-+:? *\|)+")

ACTIONS: Mapping[str, str] = {
    "": "whole",
    "原来": "before",
    "before": "before",
    "改成": "after",
    "after": "after",
    "加在最后": "append",
    "at the end": "append",
    "写错了": "mistaken",
    "mistaken": "mistaken",
}
"""What the first line of an example says is to be done with it."""


@dataclass(frozen=True)
class Heading:
    """A heading; two pages are twins where levels and ids agree."""

    level: int
    text: str
    id: str | None


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table of a page."""

    heading: str | None
    """The id of the heading it stands under."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Example:
    """A YAML example that names its file."""

    path: str
    action: str
    """`whole`, `before`, `after`, `append` or `mistaken`."""
    text: str


@dataclass(frozen=True)
class Page:
    """A hand-written Markdown file."""

    path: Path
    meta: Mapping[str, object]
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    prose: str
    """All that stands outside of blocks."""

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples in their order; a block of YAML without a file is none."""
        return tuple(_examples(self.blocks))

    @property
    def commands(self) -> tuple[str, ...]:
        """Every line of a shell block, and every piece of code in the prose."""
        lines = [
            line.split(" #")[0].strip()
            for block in self.blocks
            if block.language in ("sh", "bat")
            for line in block.text.splitlines()
        ]
        pieces = [part.strip() for line in lines for part in line.split("&&")]
        return tuple(piece for piece in [*pieces, *_INLINE.findall(self.prose)] if piece)


def guide(language: str) -> Mapping[str, Page]:
    """The pages of the guide by file name."""
    folder = ROOT / "docs" / language / "guide"
    return {path.name: read(path) for path in sorted(folder.glob("*.md"))}


def every_page() -> tuple[Page, ...]:
    """The guide in all languages, and what stands at the root for people who come by."""
    pages = [page for language in LANGUAGES for page in guide(language).values()]
    return (*pages, read(ROOT / "README.md"), read(ROOT / "README.zh.md"))


def read(path: Path) -> Page:
    """Read one Markdown file."""
    markdown, meta = get_data(path.read_text("utf-8"))
    headings: list[Heading] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    prose: list[str] = []
    lines = iter(markdown.split("\n"))
    for line in lines:
        if fence := _FENCE.fullmatch(line):
            blocks.append(Block(fence[1], "".join(f"{each}\n" for each in _until_fence(lines))))
            continue
        prose.append(line)
        if heading := _HEADING.fullmatch(line):
            headings.append(Heading(len(heading[1]), heading[2], heading[3]))
        elif _RULER.fullmatch(line):
            head = _cells(prose[-2])
            rows = tuple(_rows(lines, prose))
            tables.append(Table(headings[-1].id if headings else None, head, rows))
    return Page(path, meta, tuple(headings), tuple(blocks), tuple(tables), "\n".join(prose))


def _until_fence(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == "```":
            return
        yield line
    raise ValueError("a block does not end")


def _rows(lines: Iterator[str], prose: list[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        prose.append(line)
        if not line.startswith("|"):
            return
        yield _cells(line)


def _cells(line: str) -> tuple[str, ...]:
    # No cell compared by a test holds a `|` of its own.
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _examples(blocks: tuple[Block, ...]) -> Iterator[Example]:
    for block in blocks:
        first, _, rest = block.text.partition("\n")
        placed = _PLACED.fullmatch(first) if block.language == "yaml" else None
        if placed:
            yield Example(placed[1], ACTIONS[placed[2] or ""], rest)
