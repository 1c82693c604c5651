"""Pages lose the indentation of templates and nothing that a browser would show."""

import pytest

from playbook_press.engines.output import without_indentation


@pytest.mark.parametrize("name", ["pre", "textarea", "code", "script", "style", "PRE"])
def test_blanks_that_are_shown_or_signed_stay(name: str) -> None:
    kept = f"<{name} class='a'>\n\n  x\n    y\n</{name}>"
    assert without_indentation(f"<p>\n   {kept}\n\n  </p>") == f"<p>\n{kept}\n</p>"


def test_words_stay_apart() -> None:
    assert without_indentation("<p>\n  a\n\n  <b>b</b>\n c </p>") == "<p>\na\n<b>b</b>\nc </p>"
