"""The pages of many playbooks: what is remembered is not set again, the rest side by side."""

import itertools
from collections import deque
from collections.abc import Container, Generator, Iterable, Mapping
from contextlib import closing
from typing import Any

from msgspec import Struct, field
from msgspec.structs import astuple

from playbook_press.model.playbook import Playbook
from playbook_press.pages.memory import (
    keep_files,
    keep_pages,
    key_of,
    recalled_files,
    recalled_pages,
)
from playbook_press.pages.page import Page, Publication
from playbook_press.pages.shared import long_lived_names
from playbook_press.pages.site import compose_playbook, compose_shared
from playbook_press.pages.templates import Templates
from playbook_press.source.hire import Hire
from playbook_press.source.memory import Memory, NoMemory

FEWEST = 2
"""Things to set, such as a playbook in a language, from which it pays to begin processes."""


class Help(Struct, frozen=True):
    """Who helps composing; without it everything is set here and now."""

    memory: Memory = field(default_factory=NoMemory)
    """Of the project."""
    own: Memory = field(default_factory=NoMemory)
    """Of this user alone, so that even code may be kept there."""
    hire: Hire | None = None


ALONE = Help()
"""Nothing is remembered, and nobody helps."""


class Composed(Struct, frozen=True):
    """What was made of the playbooks of a site."""

    pages: Mapping[str, Mapping[str, tuple[Page, ...]]]
    """By language and id."""
    shared: Mapping[str, bytes]
    """The files that stand once for all languages, as `compose_shared` gives them."""
    names: Mapping[str, str]
    """Their long-lived names, under which the pages ask for them."""


class _Shop(Struct, frozen=True):
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
    keys: dict[_Task, str] = {
        (number, code): key_of((*about, code, prints[playbook.id]))
        for number, playbook in enumerate(playbooks)
        for code in languages
    }
    known = {task: recalled_pages(help.memory, key) for task, key in keys.items()}
    key = key_of(about)
    shared: Mapping[str, bytes] = recalled_files(help.memory, key) or {}
    # The pages ask for shared files by names that say what these hold, so those come first.
    tasks: list[_Task] = [*([] if shared else [None])]
    tasks += [task for task, pages in known.items() if pages is None]
    done: dict[str, dict[str, tuple[Page, ...]]] = {code: {} for code in languages}
    with closing(_worked_off(shop, tasks, help.hire)) as made:
        if not shared:
            shared = next(made)
        names = long_lived_names(shared)
        for number, code in itertools.product(range(len(playbooks)), languages):
            pages = known.pop((number, code))
            if pages is None:
                pages = next(made)
                keep_pages(help.memory, keys[number, code], pages)
            done[code][playbooks[number].id] = tuple(page.named(names) for page in pages)
    keep_files(help.memory, key, shared)
    return Composed(done, shared, names)


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


def _worked_off(shop: _Shop, tasks: list[_Task], hire: Hire | None) -> Generator[Any]:
    """What comes of each task, in order; nothing that was given is held any longer."""
    if hire is None or len(tasks) < FEWEST:
        yield from map(shop.work, tasks)
        return
    shop.templates.compile_pages(hire)
    _open_shop.append(shop)
    try:
        with hire() as workers:
            futures = deque(workers.submit(_work, task) for task in tasks)
            for task in tasks:
                future = futures.popleft()
                # What fails there fails here once more, where it can be seen.
                yield shop.work(task) if future.exception() else future.result()
    finally:
        _open_shop.pop()


def _work(task: _Task) -> Any:
    return _open_shop[-1].work(task)
