"""The press: HTML in, a tagged PDF out, by WeasyPrint.

Nothing is read from the network or the disk: what the HTML asks for is in the manuscript, or is
refused. The same manuscript gives the same bytes on the same machine.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from mimetypes import guess_type
from typing import Any

from msgspec import Struct, field

from playbook_press.exports.workbook.acroform import add_fields
from playbook_press.exports.workbook.fields import Field
from playbook_press.exports.workbook.slimming import slim_fonts

PICTURE = "picture:"
"""The scheme under which a manuscript names its pictures."""

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What Debian and Ubuntu call the libraries that WeasyPrint looks for."""


class PressError(RuntimeError):
    """What draws pages is not there, or lacks something; the text says how to get it."""


class Manuscript(Struct, frozen=True):
    """What is to be printed."""

    html: str
    language: str
    fields: tuple[Field, ...] = ()
    """Places to make form fields of."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By the path that follows `picture:`."""


def press(manuscript: Manuscript, progress: Callable[[str], None] | None = None) -> bytes:
    """The PDF.

    Args:
        manuscript: What to print.
        progress: Is told the number of each page when it stands.

    Raises:
        PressError: WeasyPrint or one of its libraries is missing.
    """
    engine = weasyprint()
    with _heard(progress):
        document = engine.HTML(
            string=manuscript.html,
            base_url=None,
            url_fetcher=_fetcher(engine, manuscript.pictures),
            media_type="print",
        ).render(presentational_hints=False)

        def finish(document: Any, pdf: Any) -> None:
            slim_fonts(pdf)
            if manuscript.fields:
                add_fields(document, pdf, manuscript.fields, manuscript.language)

        # The fonts of fields are the viewer's own, which PDF/UA does not allow; the file is
        # tagged all the same.
        variant = None if manuscript.fields else "pdf/ua-1"
        content: bytes = document.write_pdf(
            finisher=finish,
            pdf_variant=variant,
            pdf_tags=True,
            pdf_version="1.7",
            pdf_identifier=hashlib.sha256(manuscript.html.encode()).hexdigest()[:32].encode(),
        )
    return content


# `Any`: WeasyPrint is not annotated, and may be missing.
def weasyprint() -> Any:
    """The engine.

    Raises:
        PressError: It or one of its libraries is missing.
    """
    try:
        import weasyprint as engine
    except ImportError as reason:
        raise PressError(
            "PDF needs WeasyPrint, which is not installed. Type: pip install 'playbook-press[pdf]'"
        ) from reason
    except OSError as reason:
        # It looks for its libraries while it is imported.
        raise PressError(
            "WeasyPrint is installed, but the library Pango is not. On Debian or Ubuntu, it is one"
            f" command. Type: sudo apt-get install {LIBRARIES}"
        ) from reason
    return engine


def _fetcher(engine: Any, pictures: Mapping[str, bytes]) -> Any:
    class InMemory(engine.urls.URLFetcher):  # type: ignore[misc]
        """Hands out the pictures of the manuscript, and nothing else."""

        def fetch(self, url: str, **_: object) -> Any:
            path = url.removeprefix(PICTURE)
            if path == url or path not in pictures:
                raise ValueError("only what is in the manuscript is printed")
            kind = guess_type(path)[0] or "application/octet-stream"
            return engine.urls.URLFetcherResponse(url, pictures[path], {"Content-Type": kind})

    return InMemory()


@contextmanager
def _heard(progress: Callable[[str], None] | None) -> Iterator[None]:
    """Pass on which page the engine has come to, and keep its other words to itself."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            _, is_page, number = record.getMessage().partition(" - Page ")
            if progress and is_page:
                progress(number)

    steps, other = logging.getLogger("weasyprint.progress"), logging.getLogger("weasyprint")
    handler, silent = Handler(), logging.NullHandler()
    level = steps.level
    steps.addHandler(handler)
    other.addHandler(silent)
    steps.setLevel(logging.INFO)
    try:
        yield
    finally:
        steps.setLevel(level)
        steps.removeHandler(handler)
        other.removeHandler(silent)
