"""The wiki says what the pages say, and every link in it leads somewhere."""

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from markdown_it import MarkdownIt

from playbook_press.exports.exported import Exported
from playbook_press.exports.markdown_marks import escaped
from playbook_press.exports.plain_markdown import plain_markdown
from playbook_press.exports.wiki import Flavour, export_wiki
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Page, Publication
from playbook_press.pages.site import compose_language
from playbook_press.pipeline import Project, read_contents
from playbook_press.search import sections_of
from tests.pages.drawing import draw, read, shown, templates
from tests.pages.sample import sample
from tests.project import LANGUAGES, ROOT

FLAVOURS: tuple[Flavour, ...] = ("files", "github", "gitlab")
LEFT_OUT = ("shelf", "moved", "downloads", "team")

# A second library: pages are drawn with another one, and the wiki is written with a third.
_markdown = MarkdownIt("commonmark", {"html": True}).enable("table")


@cache
def _playbook() -> Playbook:
    (found,) = read_contents(Project.at(ROOT)).playbooks
    return found


def _edition(language: str, url: str = "") -> Edition:
    publication = Publication("Playbook Press", url)
    return Edition(_playbook(), language, templates(), LANGUAGES, publication)


@cache
def _wiki(language: str, flavour: Flavour) -> Mapping[str, str]:
    exported = export_wiki(_edition(language), {}, flavour=flavour)
    return {path: content.decode() for path, content in exported.files.items()}


@cache
def _pages(language: str) -> tuple[Page, ...]:
    return compose_language((_playbook(),), language, templates(), site_languages=LANGUAGES).pages


def _words(text: str) -> str:
    """Only what is said: letters and digits, without the numbers of sources."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[\d+\]", "", text))


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_file_and_to_a_place_in_it(language: str, flavour: Flavour) -> None:
    wiki = _wiki(language, flavour)
    read_ones = {path: read(_markdown.render(text)) for path, text in wiki.items()}
    ids = {path: set(each.ids) for path, each in read_ones.items()}
    followed = 0
    for here, each in read_ones.items():
        for link in each.links:
            if not link or urlsplit(link).scheme:
                continue
            path, fragment = urldefrag(link)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path)))
            there = here if not path else there if flavour == "files" else f"{there}.md"
            assert there in wiki, (here, link)
            assert not fragment or fragment in ids[there], (here, link)
            followed += 1
    assert followed > 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_all_that_its_twin_on_the_site_says(language: str) -> None:
    """Nothing is lost and nothing is said twice: the words are the same, in the same order."""
    differing = []
    for page in _pages(language):
        if page.kind in LEFT_OUT:
            continue
        sections = sections_of(draw(page.markdown).html)
        said = _words("".join(f"{each.heading}{each.text}" for each in sections))
        written = shown(_markdown.render(plain_markdown(page, lambda href: href)))
        # The search counts the title of an overview among the words of what follows it.
        same = sorted if page.kind == "overview" else str
        if same(_words(written)) != same(said):
            differing.append(page.address)
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_says_where_it_comes_from(language: str) -> None:
    edition = _edition(language, "https://wiki.example.org/")
    wiki = export_wiki(edition, {}, flavour="files").files
    trait = wiki["traits/shared-purpose.md"].decode()
    foot = trait.rpartition("---")[2]
    version = _playbook().manifest.version
    address = f"https://wiki.example.org/{language}/eight-traits/traits/shared-purpose/"
    assert version in foot
    assert edition.title(_playbook().manifest.licence.title).text in foot
    assert address in foot.replace("\\", "")


def test_a_link_out_of_the_tree_goes_to_the_published_site_or_stays_words() -> None:
    """The page of a team needs scripts, so it is on the site only."""
    published = export_wiki(_edition("en", "https://x.example/"), {}, flavour="files").files
    (assessment,) = (
        text.decode() for path, text in published.items() if path.endswith("health-check.md")
    )
    assert "(https://x.example/en/eight-traits/assess/health-check/team/)" in assessment
    (alone,) = (
        text for path, text in _wiki("en", "files").items() if path.endswith("health-check.md")
    )
    assert "health-check/team" not in alone
    assert "See the answers side by side" in alone


def test_a_wiki_of_a_service_keeps_its_pages_side_by_side() -> None:
    github, gitlab = _wiki("zh", "github"), _wiki("zh", "gitlab")
    assert not [path for path in github if "/" in path]
    assert {"Home.md", "_Sidebar.md", "看得见彼此.md"} <= github.keys()
    assert {"home.md", "_sidebar.md"} <= gitlab.keys()


def test_names_differ_in_more_than_their_case() -> None:
    """On many disks `Rules.md` and `rules.md` are one file."""
    for language in LANGUAGES:
        names = [path.casefold() for path in _wiki(language, "github")]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "</script><script>alert(1)</script>",
        "# not a heading",
        "1. not a list",
        "- not a list",
        "> not a quotation",
        "a | b | c",
        "[x](javascript:alert(1)) ![x](y)",
        "*a* _b_ `c` ~~d~~ &lt; <b>e</b>",
        "snake_case_name \\ 100% 😀 مرحبا",
        "===\n---",
        "社群" * 5_000,
    ],
)
def test_what_an_author_wrote_is_shown_as_written(text: str) -> None:
    wanted = " ".join(text.split())
    assert shown(_markdown.render(escaped(text))) == wanted
    drawn = read(_markdown.render(escaped(text)))
    assert set(drawn.tags) <= {"p"}


def test_pictures_come_along() -> None:
    """In every flavour at the same place, so that a page finds them wherever it stands."""
    book = sample()
    edition = Edition(book, book.languages[0], templates(), book.languages)
    pictures = {f"{book.folder}/{image}" if book.folder else image: b"x" for image in book.images}
    for flavour in FLAVOURS:
        found: Exported = export_wiki(edition, pictures, flavour=flavour)
        assert set(book.images) <= found.files.keys()
