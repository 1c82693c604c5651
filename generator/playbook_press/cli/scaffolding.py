"""Beginnings of new content: one file per kind in `starter/new`, in the words of a playbook."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from playbook_press.cli.starting import STARTER
from playbook_press.model.ids import ID_LENGTH
from playbook_press.overlay.kinds import FOLDER_OF, LISTS

_FOLDER = STARTER / "new"
_INSIDE = re.compile(r"# in: (?P<kind>[a-z]+) (?P<field>[a-z]+)\n")
_SLOT = re.compile(r"__([A-Z]+(?:_[A-Z]+)?)__")
_REMARK = re.compile(r"(?P<start>\s*# )(?P<code>zh|en): (?P<words>.*)")
_TEXT = re.compile(r"(?P<start>\s*(?:- )?)(?P<code>zh|en): (?P<words>.*)")
_SPOKEN = ("zh", "en")
"""The languages in which the beginnings are written."""


class Scaffold(Struct, frozen=True):
    """The beginning of a kind of content, as it lies in the package."""

    kind: str
    text: str
    """With slots such as `__ID__`, and every text and remark in each of our languages."""
    inside: tuple[str, str] | None
    """The kind of item it stands in, and the list there; None where it stands alone or in a
    file that a playbook has once."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The kinds of which a playbook must have something already, as in `__TRAIT__`."""
        slots = dict.fromkeys(slot.lower() for slot in _SLOT.findall(self.text))
        return tuple(slot for slot in slots if slot in FOLDER_OF or slot in LISTS)

    @property
    def brings(self) -> tuple[str, ...]:
        """The kinds of what else it makes, as in `__FIRST_PRACTICE__`."""
        slots = dict.fromkeys(_SLOT.findall(self.text))
        return tuple(slot[6:].lower() for slot in slots if slot.startswith("FIRST_"))

    def written(self, languages: tuple[str, ...], ids: Mapping[str, str]) -> str:
        """The text for a playbook.

        Args:
            languages: Those of the playbook, the source language first.
            ids: What stands in each slot.
        """
        lines = _spoken(self.text.splitlines(), languages)
        return _SLOT.sub(lambda found: ids[found[1]], "".join(f"{line}\n" for line in lines))


@cache
def scaffolds() -> Mapping[str, Scaffold]:
    """All beginnings by their kind: those with a file per item first, as playbooks have them.

    A beginning of a kind that no playbook has is left out.
    """
    found: dict[str, Scaffold] = {}
    for path in _FOLDER.glob("*.yml"):
        text = path.read_text("utf-8")
        inside = _INSIDE.match(text)
        place = (inside["kind"], inside["field"]) if inside else None
        found[path.stem] = Scaffold(path.stem, text[inside.end() if inside else 0 :], place)
    order = [*FOLDER_OF, *LISTS, *sorted(kind for kind in found if found[kind].inside)]
    return {kind: found[kind] for kind in dict.fromkeys(order) if kind in found}


def first_id(id: str, kind: str, taken: frozenset[str]) -> str:
    """An id for what comes along with a new item, one that nothing has yet.

    >>> first_id("reply-duty", "practice", frozenset({"reply-duty-1"}))
    'reply-duty-2'
    """
    number = 1
    while True:
        end = f"-{number}"
        wanted = id[: ID_LENGTH - len(end)].rstrip("-") + end
        if wanted not in taken:
            return wanted
        number += 1


def _spoken(lines: list[str], languages: tuple[str, ...]) -> Iterator[str]:
    """The lines with each text in the languages of a playbook, and remarks in those we speak."""
    ours = [code for code in languages if code in _SPOKEN] or ["en"]
    words: dict[str, str] = {}
    start = ""
    for line in [*lines, ""]:
        text, remark = _TEXT.fullmatch(line), _REMARK.fullmatch(line)
        if text is not None and (not words or not text["start"].strip()):
            start = start if words else text["start"]
            words[text["code"]] = text["words"]
            continue
        if words:
            yield from _in_languages(start, words, languages)
            words.clear()
        if text is not None:
            start = text["start"]
            words[text["code"]] = text["words"]
        elif remark is None:
            yield line
        elif remark["code"] in ours:
            yield remark["start"] + remark["words"]


def _in_languages(
    start: str, words: Mapping[str, str], languages: tuple[str, ...]
) -> Iterator[str]:
    for position, code in enumerate(languages):
        indent = start if not position else " " * len(start)
        yield f"{indent}{code}: {words.get(code, words['en'])}"
