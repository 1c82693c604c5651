"""Literate cases: Markdown in `tests/cases/<folder>/**/*.md` that says what is reported where.

A heading starts a case; prose says why; fenced blocks are its files. A heading without a
file block is only a heading. Common cases come first, odd ones last.

    ## A kind that is a letter off

    The kind decides how a question is drawn, so an unknown one has no page.

    ```yaml file=assessments/check.yml
    id: check
    kind: levle  # error: [unknown-kind]
    ```

Announcing. `# error: [code]` or `# warning: [code]` at the end of the line where the report
must stand, several one after another if several stand there; `# error: 9 [code]` fixes the
column as well. On a line of its own it announces the line below. Announcements are taken out
before the file is loaded (with the line, where it is their own), so they may stand in block
scalars and never show in a report. What is reported must be exactly what is announced: a case
that announces nothing must load without a problem.

Blocks.

- ```` ```yaml ```` text, one newline at the end. `file=traits/x.yml` names it (default: the
  suite's `DEFAULT_FILE`); `encoding=gb18030` writes it in another encoding; `repeat=1000`.
- ```` ```bytes ```` ASCII with Python escapes (`\\xff`, `\\u0000` is refused); the ends of
  lines are not content, write `\\n`. `file=` and `repeat=` as above.
- ```` ```absent ```` paths of the base playbook that this case leaves out, one per line.
- ```` ```report ```` the whole expected report in the format `full`, where the wording
  matters. What it holds counts as announced.

Blocks that name the same file are joined in their order, so a long file can be `a:` and then
one line repeated.

A suite is a folder with a `suite.py` beside its cases, which defines

    def load(files: Mapping[str, bytes]) -> Iterable[Diagnostic]: ...   # required
    BASE: Mapping[str, bytes] = files_in(...)      # optional: a valid playbook to overlay
    DEFAULT_FILE = "playbook.yml"                  # optional, else "case.yml"

Paths in `files`, in `BASE` and in the places of diagnostics are the same: relative, with `/`.
`tests/test_cases.py` finds and runs every suite; nothing has to be registered.
"""

import codecs
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.full import render_full
from playbook_press.diagnostics.report import Report

CASES = Path(__file__).parent / "cases"

Load = Callable[[Mapping[str, bytes]], Iterable[Diagnostic]]

_HEADING = re.compile(r"#{1,6} +(.*?)\s*#*\s*")
_FENCE = re.compile(r"(`{3,})(yaml|bytes|absent|report)\b[ \t]*(.*)")
_OTHER_FENCE = re.compile(r"(`{3,}|~{3,}).*")
_ANNOUNCED = re.compile(r"[ \t]*# (error|warning): (?:([0-9]+) )?\[([a-z0-9-]+)\][ \t]*$")
_REPORTED = re.compile(r"^(error|warning)\[([a-z0-9-]+)\]: .*\n +--> (.+):([0-9]+):([0-9]+)$", re.M)


@dataclass(frozen=True, order=True)
class Announced:
    """What must be reported; column 0 where any will do."""

    path: str
    line: int
    column: int
    severity: str
    code: str

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.severity}[{self.code}] at {self.path}:{self.line}{column}"


@dataclass
class Case:
    """One heading with its files and what they must give."""

    source: str
    """The Markdown file and line, for messages."""
    title: str
    files: dict[str, bytes] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    announced: list[Announced] = field(default_factory=list)
    report: str | None = None


@dataclass(frozen=True)
class Suite:
    """A folder of cases and how they are loaded."""

    name: str
    load: Load
    base: Mapping[str, bytes]
    cases: tuple[Case, ...]


def files_in(folder: Path) -> dict[str, bytes]:
    """All YAML files below a folder by their path within it, with `/`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yml"))
    }


@cache
def suites() -> tuple[Suite, ...]:
    """Every folder below `tests/cases/` that has a `suite.py`, by name."""
    return tuple(_suite(found.parent) for found in sorted(CASES.glob("*/suite.py")))


def mismatches(case: Case, suite: Suite) -> list[str]:
    """Where a case and what was reported differ, in words; empty when they agree."""
    files = {path: data for path, data in suite.base.items() if path not in case.absent}
    files |= case.files
    report = Report(suite.load(files))
    texts = {path: data.decode("utf-8", "replace") for path, data in files.items()}
    drawn = render_full(report, texts)
    missing, extra = _compared(case.announced, report.diagnostics)
    found = [f"announced but not reported: {announced}" for announced in missing]
    found += [f"reported but not announced: {announced}" for announced in extra]
    # The last line of a drawn report counts what stands above; cases do not repeat that.
    blocks = drawn.rpartition("\n\n")[0]
    if not found and case.report is not None and blocks != case.report.rstrip("\n"):
        found.append("the report reads differently")
    if found:
        found.append(f"the whole report:\n\n{drawn}")
    return found


def _compared(
    announced: Iterable[Announced], diagnostics: Iterable[Diagnostic]
) -> tuple[list[Announced], list[Announced]]:
    extra = [
        Announced(d.place.path, d.place.line, d.place.column, str(d.severity), d.code)
        for d in diagnostics
    ]
    missing = []
    # Those with a column choose first, so that a vague one does not take their match.
    for wanted in sorted(announced, key=lambda a: (a.column == 0, a)):
        match = next((found for found in extra if _agree(wanted, found)), None)
        if match is None:
            missing.append(wanted)
        else:
            extra.remove(match)
    return missing, extra


def _agree(wanted: Announced, found: Announced) -> bool:
    return (wanted.column == 0 or wanted.column == found.column) and (
        (wanted.path, wanted.line, wanted.severity, wanted.code)
        == (found.path, found.line, found.severity, found.code)
    )


def _suite(folder: Path) -> Suite:
    spec = importlib.util.spec_from_file_location(f"cases_{folder.name}", folder / "suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    default = getattr(module, "DEFAULT_FILE", "case.yml")
    cases = tuple(case for path in sorted(folder.rglob("*.md")) for case in cases_of(path, default))
    return Suite(folder.name, module.load, getattr(module, "BASE", {}), cases)


def cases_of(path: Path, default_file: str = "case.yml") -> Iterator[Case]:
    """The cases of one Markdown file, in their order."""
    source = path.relative_to(CASES).as_posix() if path.is_relative_to(CASES) else path.name
    case: Case | None = None
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    for number, line in lines:
        if heading := _HEADING.fullmatch(line):
            if case is not None and case.files:
                yield case
            case = Case(f"{source}:{number}", heading[1])
        elif fence := _FENCE.fullmatch(line):
            if case is None:
                raise ValueError(f"{source}:{number}: a block stands before the first heading")
            block = _block(lines, fence[1], f"{source}:{number}")
            _take(case, fence[2], _options(fence[3], f"{source}:{number}"), block, default_file)
        elif fence := _OTHER_FENCE.fullmatch(line):
            _block(lines, fence[1], f"{source}:{number}")
    if case is not None and case.files:
        yield case


def _block(lines: Iterator[tuple[int, str]], fence: str, source: str) -> list[str]:
    block: list[str] = []
    for _, line in lines:
        if line.rstrip() == fence:
            return block
        block.append(line)
    raise ValueError(f"{source}: this block does not end")


def _options(words: str, source: str) -> dict[str, str]:
    options = dict(word.split("=", 1) for word in words.split() if "=" in word)
    if len(options) != len(words.split()) or options.keys() - {"file", "encoding", "repeat"}:
        raise ValueError(f"{source}: not options of a block: {words}")
    return options


def _take(
    case: Case, kind: str, options: Mapping[str, str], block: list[str], default_file: str
) -> None:
    if kind == "absent":
        case.absent += tuple(line.strip() for line in block if line.strip())
        return
    if kind == "report":
        case.report = "\n".join(block)
        for severity, code, path, line, column in _REPORTED.findall(case.report):
            wanted = Announced(path, int(line), int(column), severity, code)
            if not any(_agree(announced, wanted) for announced in case.announced):
                case.announced.append(wanted)
        return
    path = options.get("file", default_file)
    before = case.files.get(path, b"")
    first_line = before.count(b"\n") + 1
    content = ""
    for written in block:
        line, announced = _without_announcements(written)
        at = first_line + content.count("\n")
        case.announced += [
            Announced(path, at, int(column or 0), severity, code)
            for severity, column, code in announced
        ]
        if announced and not line.strip():
            continue
        if kind == "yaml":
            content += line + "\n"
        else:
            content += codecs.decode(line.encode("ascii"), "unicode_escape")
    encoding = "latin-1" if kind == "bytes" else options.get("encoding", "utf-8")
    case.files[path] = before + content.encode(encoding) * int(options.get("repeat", "1"))


def _without_announcements(line: str) -> tuple[str, list[tuple[str, str, str]]]:
    announced = []
    while found := _ANNOUNCED.search(line):
        announced.append((found[1], found[2] or "", found[3]))
        line = line[: found.start()]
    return line, announced[::-1]
