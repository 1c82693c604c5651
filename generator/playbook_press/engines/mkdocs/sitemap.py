"""The sitemaps: one per language, which names each page's twins, and the list of them at `/`."""

from collections.abc import Iterable
from urllib.parse import urljoin

import jinja2
from mkdocs.structure.files import File, Files
from msgspec import Struct

from playbook_press.pipeline import Language, Site

NAME = "sitemap.xml"

# A build does not change a page, and a date that says so would differ from build to build.
# The day is needed all the same: MkDocs stamps the compressed sitemap with the latest one.
_NO_DAY = "1980-01-01"

_PAGES: jinja2.Template = jinja2.Template(
    """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
{%- for row in rows %}
  <url>
    <loc>{{ row.place }}</loc>
    {%- for twin in row.twins %}
    <xhtml:link rel="alternate" hreflang="{{ twin.language }}" href="{{ twin.place }}"/>
    {%- endfor %}
  </url>
{%- endfor %}
</urlset>
""",
    autoescape=True,
    keep_trailing_newline=True,
)
_LANGUAGES: jinja2.Template = jinja2.Template(
    """\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{%- for row in rows %}
  <sitemap><loc>{{ row.place }}</loc></sitemap>
{%- endfor %}
</sitemapindex>
""",
    autoescape=True,
    keep_trailing_newline=True,
)


class Twin(Struct, frozen=True):
    """A page in another language."""

    language: str
    place: str


class Row(Struct, frozen=True):
    """One absolute address of a sitemap."""

    place: str
    twins: tuple[Twin, ...] = ()
    """The page itself and its other languages; empty where there is no other."""


def forget_dates(files: Files) -> None:
    """Keep the day of the build out of the output."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = _NO_DAY


def sitemap_template(language: Language | None) -> jinja2.Template:
    """What a sitemap is drawn with; it wants `rows`."""
    return _PAGES if language else _LANGUAGES


def sitemap_rows(
    site_url: str | None, site: Site, language: Language | None, pages: Iterable[File]
) -> tuple[Row, ...]:
    """What a sitemap names; nothing where nobody knows the address of publication.

    Args:
        site_url: Where this run is published, with `/` at the end.
        site: The site, for its languages.
        language: The language under way; None for the root.
        pages: The pages of this run.
    """
    if not site_url:
        return ()
    if language is None:
        return tuple(Row(f"{site_url}{each.code}/{NAME}") for each in site.languages)
    rows = (_row(file, language) for file in pages)
    return tuple(sorted((row for row in rows if row), key=lambda row: row.place))


def _row(file: File, language: Language) -> Row | None:
    page = file.page
    if page is None or not page.canonical_url:
        return None
    described = page.meta.get("pb") or {}
    # An old address only says where to go.
    if described.get("kind") == "moved":
        return None
    twins = dict(described.get("twins") or {})
    if not twins:
        return Row(page.canonical_url)
    twins[language.code] = ""
    places = (Twin(code, urljoin(page.canonical_url, twins[code])) for code in sorted(twins))
    return Row(page.canonical_url, tuple(places))
