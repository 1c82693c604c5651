"""The pages of many playbooks: what is remembered is not set again, the rest side by side."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import astuple, dataclass, field
from typing import Any

from playbook_press.model.playbook import Playbook
from playbook_press.pages.memory import (
    keep_files,
    keep_pages,
    key_of,
    recalled_files,
    recalled_pages,
)
from playbook_press.pages.page import Page, Publication
from playbook_press.pages.site import compose_playbook, compose_shared
from playbook_press.pages.templates import Templates
from playbook_press.source.hire import Hire
from playbook_press.source.memory import Memory, NoMemory

FEWEST = 2
"""Things to set, such as a playbook in a language, from which it pays to begin processes."""


@dataclass(frozen=True)
class Help:
    """Who helps composing; without it everything is set here and now."""

    memory: Memory = field(default_factory=NoMemory)
    """Of the project."""
    own: Memory = field(default_factory=NoMemory)
    """Of this user alone, so that even code may be kept there."""
    hire: Hire | None = None


ALONE = Help()
"""Nothing is remembered, and nobody helps."""


@dataclass(frozen=True)
class Composed:
    """What was made of the playbooks of a site."""

    pages: Mapping[str, Mapping[str, tuple[Page, ...]]]
    """By language and id."""
    shared: Mapping[str, bytes]
    """The files that stand once for all languages, as `compose_shared` gives them."""


@dataclass(frozen=True)
class _Shop:
    """What everything is set with."""

    playbooks: tuple[Playbook, ...]
    languages: tuple[str, ...]
    templates: Templates
    publication: Publication

    def work(self, task: "_Task") -> Any:
        """The pages of a playbook in a language, or without one the shared files."""
        if task is None:
            return compose_shared(self.playbooks, self.templates, self.languages, self.publication)
        number, language = task
        return compose_playbook(
            self.playbooks[number],
            language,
            self.templates,
            site_languages=self.languages,
            publication=self.publication,
        )


# `Any` here and above: pages, or files by path.
_Task = tuple[int, str] | None

# Forks find here what cannot be sent to them: templates that are compiled.
_open_shop: list[_Shop] = []


def compose_playbooks(
    playbooks: tuple[Playbook, ...],
    languages: tuple[str, ...],
    templates: Templates,
    *,
    publication: Publication,
    prints: Mapping[str, str],
    help: Help,
) -> Composed:
    """All that takes long to compose.

    Args:
        playbooks: Those of the site.
        languages: Those of the site, in order.
        templates: What shapes the pages.
        publication: What the site is called and where it is published.
        prints: By id, a digest of all that a playbook says.
        help: What is remembered, and who works.
    """
    shop = _Shop(playbooks, languages, templates, publication)
    about = (templates.digest, *languages, "", *said_of(publication))
    done: dict[str, dict[str, tuple[Page, ...]]] = {code: {} for code in languages}
    missing: list[tuple[int, str]] = []
    keys: dict[_Task, str] = {}
    for number, playbook in enumerate(playbooks):
        for code in languages:
            key = key_of((*about, code, prints[playbook.id]))
            pages = recalled_pages(help.memory, key)
            if pages is None:
                missing.append((number, code))
                keys[number, code] = key
            else:
                done[code][playbook.id] = pages
    key = key_of(about)
    shared: Mapping[str, bytes] = recalled_files(help.memory, key) or {}
    tasks: list[_Task] = [*([] if shared else [None]), *missing]
    for task, found in zip(tasks, _worked_off(shop, tasks, help.hire), strict=True):
        if task is None:
            shared = found
        else:
            keep_pages(help.memory, keys[task], found)
            number, code = task
            done[code][playbooks[number].id] = found
    keep_files(help.memory, key, shared)
    return Composed(done, shared)


def said_of(publication: Publication) -> tuple[str, ...]:
    """All that a publication says, as texts in a fixed order."""
    colours = (each or "" for each in astuple(publication.colours))
    foot = (piece for item in sorted(publication.foot.items()) for piece in item)
    return (publication.name, publication.url, *colours, *foot)


def playbook_prints(
    playbooks: Iterable[Playbook], texts: Mapping[str, str], bases: Container[str]
) -> Mapping[str, str]:
    """By id, a digest of everything that each playbook is made of.

    Args:
        playbooks: Of the site.
        texts: Of every file that was read, by path.
        bases: The folders of playbooks that are built on others.
    """
    return {each.id: _print(each, texts, bases) for each in playbooks}


def _print(playbook: Playbook, texts: Mapping[str, str], bases: Container[str]) -> str:
    start = f"{playbook.folder}/" if playbook.folder else ""
    is_plain = playbook.adaptation is None and playbook.folder not in bases
    own = [
        piece
        for path, text in sorted(texts.items())
        # What an overlay is built on may stand anywhere.
        if path.startswith(start) or not is_plain
        for piece in (path, text)
    ]
    return key_of((playbook.id, playbook.folder, *sorted(playbook.images), *own))


def _worked_off(shop: _Shop, tasks: list[_Task], hire: Hire | None) -> list[Any]:
    if hire is None or len(tasks) < FEWEST:
        return [shop.work(task) for task in tasks]
    shop.templates.compile_pages()
    _open_shop.append(shop)
    try:
        with hire() as workers:
            futures = [workers.submit(_work, task) for task in tasks]
            # What fails there fails here once more, where it can be seen.
            return [
                shop.work(task) if future.exception() else future.result()
                for future, task in zip(futures, tasks, strict=True)
            ]
    finally:
        _open_shop.pop()


def _work(task: _Task) -> Any:
    return _open_shop[-1].work(task)
