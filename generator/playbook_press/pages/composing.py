"""The pages of many playbooks: what is remembered is not set again, the rest side by side."""

from collections.abc import Callable, Container, Iterable, Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass, field

from playbook_press.model.playbook import Playbook
from playbook_press.pages.memory import keep_pages, key_of, recalled_pages
from playbook_press.pages.page import Page, Publication
from playbook_press.pages.site import compose_playbook
from playbook_press.pages.templates import Templates
from playbook_press.source.memory import Memory, NoMemory

Hire = Callable[[], AbstractContextManager[Executor]]
"""Gives workers that know what this process knows at that moment, such as forks of it."""

FEWEST = 2
"""Playbooks to set, counted once per language, from which it pays to begin processes."""


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
class _Shop:
    """What every playbook is set with."""

    playbooks: tuple[Playbook, ...]
    languages: tuple[str, ...]
    templates: Templates
    publication: Publication

    def pages(self, number: int, language: str) -> tuple[Page, ...]:
        return compose_playbook(
            self.playbooks[number],
            language,
            self.templates,
            site_languages=self.languages,
            publication=self.publication,
        )


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
) -> Mapping[str, Mapping[str, tuple[Page, ...]]]:
    """By language and id, the pages of every playbook.

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
    missing: list[tuple[int, str, str]] = []
    for number, playbook in enumerate(playbooks):
        for code in languages:
            key = key_of((*about, code, prints[playbook.id]))
            pages = recalled_pages(help.memory, key)
            if pages is None:
                missing.append((number, code, key))
            else:
                done[code][playbook.id] = pages
    for (number, code, key), pages in zip(missing, _set(shop, missing, help.hire), strict=True):
        keep_pages(help.memory, key, pages)
        done[code][playbooks[number].id] = pages
    return done


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


def _set(
    shop: _Shop, missing: list[tuple[int, str, str]], hire: Hire | None
) -> list[tuple[Page, ...]]:
    if hire is None or len(missing) < FEWEST:
        return [shop.pages(number, code) for number, code, _ in missing]
    shop.templates.compile_pages()
    _open_shop.append(shop)
    try:
        with hire() as workers:
            futures = [workers.submit(_pages, number, code) for number, code, _ in missing]
            # What fails there fails here once more, where it can be seen.
            return [
                shop.pages(number, code) if future.exception() else future.result()
                for future, (number, code, _) in zip(futures, missing, strict=True)
            ]
    finally:
        _open_shop.pop()


def _pages(number: int, language: str) -> tuple[Page, ...]:
    return _open_shop[-1].pages(number, language)
