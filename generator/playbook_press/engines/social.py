"""A picture beside every page, for where its address is passed on."""

import re
from collections.abc import Iterator
from concurrent.futures import Executor
from html import unescape
from pathlib import Path

from msgspec import structs

from playbook_press.engines.mkdocs.build import Manner
from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.store import Store
from playbook_press.exports.social_image import (
    SocialImage,
    draw_social_image,
    drawing_program,
    is_legible,
)
from playbook_press.pages.colours import Colours
from playbook_press.pipeline import Site
from playbook_press.source.collector import heap_frozen

PICTURE = "social.png"
"""Stands beside the page; `main.html` names it."""

_WORTH_WORKERS = 8
"""Pictures from which on starting processes takes less time than it saves."""

_ASKS = re.compile(r'<meta property="og:image" content="[^"]*/social\.png">')
_SAID = re.compile(r'<meta property="og:(title|site_name)" content="([^"]*)">')
_KICKER = re.compile(r'<p class="pb-kicker"[^>]*>(.*?)</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SHOWN = 3
_NO_SITE_URL = (
    "`social_images` has no effect without `site_url`: a picture that is passed on needs its"
    " whole address."
)
_NO_FACE = (
    "No typeface here has every character of {count} titles ({some}), so their pictures show the"
    " emblem alone. On Debian or Ubuntu, type: sudo apt-get install fonts-noto-cjk"
)


def with_social_images(settings: Settings, site: Site, *, offline: bool) -> Site:
    """The site, whose pages name a picture where the settings ask for that.

    Raises:
        MissingPillowError: They do, and nothing here can draw one.
    """
    if not (settings.social_images and settings.site_url) or offline:
        return site
    drawing_program()
    return structs.replace(site, has_social_images=True)


def write_social_images(
    folder: Path, settings: Settings, *, manner: Manner
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Draw the picture of every page that names one; what was drawn before is not drawn again.

    Args:
        folder: The drawn site.
        settings: Those of the project.
        manner: How many at once, and where earlier ones are kept.

    Returns:
        The paths of the pictures, and what there is to say about them in sentences.
    """
    if not settings.social_images:
        return frozenset(), ()
    if not settings.site_url:
        return frozenset(), (_NO_SITE_URL,)
    wanted = dict(_wanted(folder, settings.publication.colours))
    if not wanted:
        return frozenset(), ()
    store = manner.store or Store(None)
    program = drawing_program()
    keys = {image: f"social image\n{program}\n{image.key}" for image in wanted.values()}
    known = {image: store.recall(key) for image, key in keys.items()}
    missing = [image for image, content in known.items() if content is None]
    for image, content in zip(missing, _drawn(missing, manner), strict=True):
        known[image] = content
        store.keep(keys[image], content)
    if store is not manner.store:
        store.close()
    for page, image in wanted.items():
        (folder / page).with_name(PICTURE).write_bytes(known[image] or b"")
    illegible = sorted({image.title for image in wanted.values() if not is_legible(image)})
    some = ", ".join(f"“{title}”" for title in illegible[:_SHOWN])
    said = (_NO_FACE.format(count=len(illegible), some=some),) if illegible else ()
    return frozenset(str(Path(page).with_name(PICTURE).as_posix()) for page in wanted), said


def _wanted(folder: Path, colours: Colours) -> Iterator[tuple[str, SocialImage]]:
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if _ASKS.search(html):
            said = {name: unescape(words) for name, words in _SAID.findall(html)}
            kicker = _KICKER.search(html)
            # Tags beside it are judgements, which a picture that was passed on would outlive.
            bare = kicker[1].partition('<span class="pb-tag')[0] if kicker else ""
            words = unescape(_TAG.sub("", bare)).strip()
            path = file.relative_to(folder).as_posix()
            yield path, SocialImage(said["title"], words, said["site_name"], colours)


def _drawn(images: list[SocialImage], manner: Manner) -> list[bytes]:
    if len(images) < _WORTH_WORKERS:
        return [draw_social_image(image) for image in images]
    workers = manner.workers.here if manner.workers else LocalWorkers(manner.jobs)
    with heap_frozen(), workers.hired(NOTHING_KNOWN) as pool:
        return _drawn_by(pool, images)


def _drawn_by(pool: Executor, images: list[SocialImage]) -> list[bytes]:
    futures = [pool.submit(draw_social_image, image) for image in images]
    return [future.result() for future in futures]
