"""Code in two places is found, whatever stands around it."""

from pathlib import Path

from tests.architecture.copies import FEWEST_LINES, copies

BODY = "".join(f"    step_{number} = make({number})\n" for number in range(FEWEST_LINES))


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_copy_is_found_once_however_long_it_is(tmp_path: Path) -> None:
    one = _written(tmp_path, "one.py", f"def first():\n{BODY}    more = 1\n")
    two = _written(tmp_path, "two.py", f"import os\n\n\ndef second():\n{BODY}    more = 1\n")
    assert copies([one, two]) == [(f"{one}:2", f"{two}:5")]


def test_comments_docstrings_and_blanks_hide_no_copy(tmp_path: Path) -> None:
    one = _written(tmp_path, "one.py", f"def first():\n{BODY}")
    spread = BODY.replace("\n", "  # why\n\n")
    two = _written(tmp_path, "two.py", f'def second():\n    """What for."""\n{spread}')
    assert copies([one, two]) == [(f"{one}:2", f"{two}:3")]


def test_imports_and_a_line_less_are_no_copies(tmp_path: Path) -> None:
    short = "\n".join(BODY.splitlines()[1:])
    imports = "".join(f"import module_{number}\n" for number in range(20))
    one = _written(tmp_path, "one.py", f"{imports}def first():\n{short}\n")
    two = _written(tmp_path, "two.py", f"{imports}def second():\n{short}\n")
    assert copies([one, two]) == []
