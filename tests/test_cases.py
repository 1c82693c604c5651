"""The literate cases in `tests/cases/`: what is announced is reported, and nothing else."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from playbook_press.diagnostics import Diagnostic, Place, Severity
from tests.cases_runner import CASES, Case, Suite, cases_of, mismatches, suites

EVERY_CASE = [
    pytest.param(suite, case, id=f"{case.source} {case.title}")
    for suite in suites()
    for case in suite.cases
]


@pytest.mark.parametrize(("suite", "case"), EVERY_CASE)
def test_a_case_reports_what_it_announces(suite: Suite, case: Case) -> None:
    found = mismatches(case, suite)
    assert not found, "\n".join([case.source, *found])


def test_every_folder_of_cases_has_a_suite_and_every_suite_has_cases() -> None:
    """A folder that nobody runs looks like a tested one."""
    assert [suite.name for suite in suites() if not suite.cases] == []
    folders = {path.relative_to(CASES).parts[0] for path in CASES.rglob("*.md")}
    assert folders == {suite.name for suite in suites()}


# The runner itself: it fails where it should.

SAYS_NO = """\
# A folder

Words before the first file.

## A case

```yaml file=a.yml
title: a  # error: [no] # warning: 8 [maybe]
# error: [no]
text: |
  b # error: [no]
```

## Another

```bytes file=b.yml repeat=2
\\xff\\n
```

```report
error[no]: `b` is no.
 --> b.yml:1:1
  |
1 | �
  | ^
  = why: It is no.
  = fix: Write yes.
```
"""


def no(path: str, line: int, column: int = 1) -> Diagnostic:
    return Diagnostic(
        "no", Place(path, line, column), f"`{path[0]}` is no.", "It is no.", "Write yes."
    )


MAYBE = replace(no("a.yml", 1, 8), code="maybe", severity=Severity.WARNING)
FOUND_IN_A = [no("a.yml", 1), MAYBE, no("a.yml", 2), no("a.yml", 3)]


@pytest.fixture
def written(tmp_path: Path) -> list[Case]:
    (tmp_path / "case.md").write_text(SAYS_NO, "utf-8")
    return list(cases_of(tmp_path / "case.md"))


def outcome(case: Case, found: list[Diagnostic]) -> list[str]:
    return mismatches(case, Suite("example", lambda files: found, {}, ()))


def test_a_heading_with_files_is_a_case(written: list[Case]) -> None:
    assert [case.title for case in written] == ["A case", "Another"]


def test_announcements_are_taken_out_of_the_files(written: list[Case]) -> None:
    assert written[0].files == {"a.yml": b"title: a\ntext: |\n  b\n"}
    assert written[1].files == {"b.yml": b"\xff\n\xff\n"}


def test_what_is_announced_and_reported_agrees(written: list[Case]) -> None:
    assert outcome(written[0], FOUND_IN_A) == []
    assert outcome(written[1], [no("b.yml", 1)]) == []


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (FOUND_IN_A[1:], "announced but not reported: error[no] at a.yml:1"),
        ([*FOUND_IN_A, no("a.yml", 3, 4)], "reported but not announced: error[no] at a.yml:3:4"),
        ([*FOUND_IN_A, no("b.yml", 1)], "reported but not announced: error[no] at b.yml:1:1"),
        (
            [*FOUND_IN_A[:1], replace(MAYBE, place=Place("a.yml", 1, 9)), *FOUND_IN_A[2:]],
            "announced but not reported: warning[maybe] at a.yml:1:8",
        ),
        (
            [replace(FOUND_IN_A[0], severity=Severity.WARNING), *FOUND_IN_A[1:]],
            "announced but not reported: error[no] at a.yml:1",
        ),
    ],
)
def test_what_disagrees_is_named(
    written: list[Case], found: list[Diagnostic], message: str
) -> None:
    assert message in outcome(written[0], found)


def test_a_report_that_reads_differently_fails(written: list[Case]) -> None:
    other = replace(no("b.yml", 1), fix="Write no.")
    assert "the report reads differently" in outcome(written[1], [other])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```yaml\na: b\n```\n", "before the first heading"),
        ("# a\n```yaml\na: b\n", "does not end"),
        ("# a\n```yaml flie=a.yml\na: b\n```\n", "not options"),
    ],
)
def test_a_slip_in_a_case_is_no_silent_pass(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "case.md").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        list(cases_of(tmp_path / "case.md"))
