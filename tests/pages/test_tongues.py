"""Pages in a language whose words are not all written, and in one written from right to left."""

import re
import shutil
from pathlib import Path

import pytest

from playbook_press.overlay.lock import Lock, lock_text
from playbook_press.overlay.prints import fingerprint
from playbook_press.pages.messages import BEGIN, END, Messages, filled_up
from playbook_press.pages.tongues import Tongue
from playbook_press.pipeline import Contents, Project, Site, compose_site, read_contents
from tests.pages.drawing import draw
from tests.project import ROOT

GERMAN = """\
playbook/title: Der Gemeinschaftsgarten
trait/shared-tools:
  title: Werkzeug ist für alle da
  statement: Jedes Mitglied findet in einer Minute einen Spaten.
  practices/list-tools/title: Das Werkzeug auflisten
"""
ARABIC = """\
trait/shared-tools: {title: أدوات مشتركة, statement: يجد كل عضو مجرفة خلال دقيقة.}
"""
MESSAGES = """\
language: {name: Deutsch}
notice:
  untranslated: Ein Teil dieser Seite ist noch nicht übersetzt ({languages}).
  outdated: Das Original ({language}) wurde seither geändert.
  original: Zum Original
trait: {meaning: Was es heißt}
"""


def project(tmp_path: Path) -> Project:
    """The garden, a few of its texts in German and Arabic, and a few messages in German."""
    garden = tmp_path / "playbooks" / "garden"
    shutil.copytree(ROOT / "tests" / "sites" / "small" / "playbooks" / "garden", garden)
    manifest = garden / "playbook.yml"
    text = manifest.read_text("utf-8").replace("languages: [zh, en]", "languages: [zh, en, de, ar]")
    manifest.write_text(text, "utf-8")
    (garden / "i18n").mkdir()
    (garden / "i18n" / "de.yml").write_text(GERMAN, "utf-8")
    (garden / "i18n" / "ar.yml").write_text(ARABIC, "utf-8")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "templates" / "messages" / "de.yml").write_text(MESSAGES, "utf-8")
    return Project.at(tmp_path, templates="templates")


def composed(project: Project) -> tuple[Site, Contents]:
    contents = read_contents(project)
    assert [each for each in contents.diagnostics if each.severity == "error"] == []
    return compose_site(project, contents), contents


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Contents]:
    return composed(project(tmp_path_factory.mktemp("garden")))


def page(site: Site, language: str, address: str = "garden/traits/shared-tools/") -> str:
    pages = site.by_language[language].pages
    return draw(next(each.markdown for each in pages if each.address == address)).html


def test_a_page_in_a_third_language_marks_all_that_is_in_another_one(
    garden: tuple[Site, Contents],
) -> None:
    site, _ = garden
    german = page(site, "de")
    assert '<h1 id="top">Werkzeug ist für alle da<' in german
    assert "Jedes Mitglied findet in einer Minute einen Spaten." in german
    # The notice is in the reader's language, and says which languages are shown besides.
    assert (
        '<p class="pb-notice pb-notice--untranslated" role="note">'
        'Ein Teil dieser Seite ist noch nicht übersetzt (<span lang="zh">中文</span>).</p>'
    ) in german
    assert '<div lang="zh"><p>没有工具的人只能看别人种。</p></div>' in german
    # Of our own words some are German; the others are English, and say so.
    assert '<h2 id="meaning">Was es heißt<' in german
    assert '<h2 id="why" lang="en">Why it matters<' in german
    assert '<h3 class="pb-practice__title">Das Werkzeug auflisten</h3>' in german


def test_pages_in_whole_languages_are_as_they_were(garden: tuple[Site, Contents]) -> None:
    site, _ = garden
    for language in ("zh", "en"):
        html = page(site, language)
        assert "pb-notice--" not in html
        assert f'lang="{language}"' not in html


def test_right_to_left_is_said_wherever_the_direction_turns(garden: tuple[Site, Contents]) -> None:
    site, _ = garden
    arabic = page(site, "ar")
    assert '<h1 id="top">أدوات مشتركة<' in arabic
    turned = re.findall(r'<[^>]* lang="[^>]*>', arabic)
    assert {re.findall(r' lang="(\w+)"', tag)[0] for tag in turned} == {"zh", "en"}
    assert [tag for tag in turned if ' dir="ltr"' not in tag] == []


def test_no_mark_is_left_in_any_file(garden: tuple[Site, Contents]) -> None:
    site, _ = garden
    for language in ("de", "ar"):
        whole = site.by_language[language]
        said = "".join(f"{each.markdown}{each.title}{each.description}" for each in whole.pages)
        said += repr((whole.navigation, whole.frame, whole.search)) + site.root.markdown
        for mark in (BEGIN, END):
            assert mark not in said
            assert f"\\u{ord(mark):x}" not in said
            assert f"&#{ord(mark)};" not in said


def test_words_that_are_not_written_are_counted_for_the_author(
    garden: tuple[Site, Contents],
) -> None:
    _, contents = garden
    told = {each.code: each for each in contents.diagnostics if "`de`" in each.what}
    assert sorted(told) == ["missing-translation", "untranslated-frame"]
    assert str(told["missing-translation"].place) == "playbooks/garden/i18n/de.yml:1:1"
    found = re.match(r"(\d+) of the site's own (\d+)", told["untranslated-frame"].what)
    assert found is not None
    assert int(found[2]) - int(found[1]) == 5


def test_a_page_says_that_it_is_older_than_its_source(tmp_path: Path) -> None:
    made = project(tmp_path)
    print = fingerprint("Werkzeug ist für alle da")
    lock = Lock(
        lock="1",
        translations={"trait/shared-tools": {"de": {print: fingerprint("公用工具")}}},
    )
    path = made.playbooks / "garden" / "playbook.lock"
    path.write_text(lock_text(lock), "utf-8")
    site, contents = composed(made)
    assert "stale-translation" in {each.code for each in contents.diagnostics}
    assert (
        '<p class="pb-notice pb-notice--outdated" role="note">'
        'Das Original (<span lang="zh">中文</span>) wurde seither geändert. '
        '<a href="../../../../zh/garden/traits/shared-tools/" hreflang="zh">Zum Original</a></p>'
    ) in page(site, "de")
    assert "pb-notice--outdated" not in page(site, "ar")
    assert "pb-notice--outdated" not in page(site, "de", "garden/traits/open-gate/")


def test_marks_become_elements_only_where_there_can_be_any() -> None:
    said = f"{BEGIN}Close{END}"
    html = f'<p title="{said}">{said} <b>x</b></p><script type="application/json">"{said}"</script>'
    assert Tongue("de", "en").settled(html) == (
        '<p title="Close"><span lang="en">Close</span> <b>x</b></p>'
        '<script type="application/json">"Close"</script>'
    )


def test_a_mark_that_does_not_close_is_dropped() -> None:
    assert Tongue("de", "en").settled(f"<p>{BEGIN}cut</p>") == "<p>cut</p>"


def test_forms_for_numbers_are_taken_whole() -> None:
    """Half of a message in another language would fit no number."""
    own = Messages(count=Messages(other="{count} Regeln"))
    other = Messages(count=Messages(one="one rule", other="{count} rules"), more="More")
    found = filled_up(own, other)
    assert found.as_data() == {
        "count": {"other": "{count} Regeln"},
        "more": f"{BEGIN}More{END}",
    }
