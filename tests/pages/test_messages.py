"""All languages say the same things, and a gap is named."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from playbook_press.pages.messages import (
    LABELS,
    MessagesError,
    counted,
    fill,
    labelled,
    read_messages,
)
from tests.pages.drawing import templates
from tests.project import ROOT


def refused(**texts: str) -> str:
    with pytest.raises(MessagesError) as error:
        read_messages({f"messages/{code}.yml": text for code, text in texts.items()})
    return str(error.value)


def test_a_missing_message_is_named_with_its_file() -> None:
    said = refused(en="a: {b: x, c: y}", zh="a: {b: x}")
    assert said == "messages/zh.yml: `a.c` is missing; messages/en.yml has it."


def test_a_message_too_many_is_named() -> None:
    assert "`c` is not in messages/en.yml" in refused(en="b: x", zh="b: x\nc: y")


def test_parameters_must_agree() -> None:
    said = refused(en='b: "{number} of {all}"', zh='b: "{number}"')
    assert said == "messages/zh.yml: `b` uses {number}, but messages/en.yml uses {all}, {number}."


def test_only_known_plural_forms_are_taken() -> None:
    assert "`a.few` is not a form" in refused(en="a: {one: x, few: y, other: z}")


def test_a_message_that_says_nothing_is_refused() -> None:
    assert "`a` says nothing" in refused(en="a: ' '")


def test_words_like_no_and_on_are_messages() -> None:
    """In YAML 1.1 they would be truth values."""
    found = read_messages({"messages/en.yml": "no: on\nyes: off"})["en"]
    assert (found.no, found.yes) == ("on", "off")


def test_a_number_chooses_the_form() -> None:
    words = read_messages({"m/en.yml": 'a: {one: "{count} rule", other: "{count} rules"}'})["en"]
    assert [counted(words.a, n) for n in (0, 1, 2)] == ["0 rules", "1 rule", "2 rules"]


def test_braces_in_values_stay() -> None:
    assert fill("{a}{b}", a="{b}", b="x") == "{b}x"


def test_a_playbook_may_rename_its_kinds() -> None:
    words = read_messages({"m/en.yml": 'a: "{Rules} and {rules}, {n}"'})["en"]
    assert labelled(words, {"rules": "Agreements"}).a == "Agreements and agreements, {n}"


def test_every_message_is_said_somewhere() -> None:
    """A message that no template, script or module names by its last word is nobody's."""
    folders = (ROOT / "templates", ROOT / "generator" / "playbook_press")
    files = (path for folder in folders for path in folder.rglob("*"))
    code = "\n".join(
        path.read_text("utf-8") for path in files if path.suffix in (".html", ".mjs", ".py")
    )
    named = {a or b.replace("-", "_") for a, b in re.findall(r"\.(\w+)|[\"'`]([\w-]+)[\"'`]", code)}
    # Of `level_1` to `level_3` the number is put in where they are said.
    numbered = set(re.findall(r"(\w+_)\{", code))
    messages = yaml.safe_load((ROOT / "templates/messages/en.yml").read_text("utf-8"))
    nobodys = [
        path
        for path in _paths(messages)
        if (word := path.rpartition(".")[2]) not in named
        and word.rstrip("0123456789") not in numbered
    ]
    assert nobodys == []


# `Any`: messages as YAML.
def _paths(messages: Any, start: str = "") -> Iterator[str]:
    for word, said in messages.items():
        if isinstance(said, dict) and not said.keys() <= {"one", "other"}:
            yield from _paths(said, f"{start}{word}.")
        else:
            yield f"{start}{word}"


def test_every_language_of_this_project_has_the_same_messages() -> None:
    """Reading them checks it; this pins which languages there are."""
    assert sorted(templates().messages) == ["en", "zh"]
    assert all(getattr(templates().words("en").labels, label) for label in LABELS)
