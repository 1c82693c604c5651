"""The policy of a page follows from the page alone, and allows nothing it does not have to."""

from pathlib import Path

import pytest

from playbook_press.engines.mkdocs.policing import theme_scripts
from playbook_press.engines.output import (
    Expectations,
    check_facts,
    facts_of,
    policy_of,
    with_policy,
)
from playbook_press.engines.output.facts import digest_of

GO, STOP = digest_of("go()"), digest_of("stop()")
_PAGE = '<!doctype html><head>\n<meta charset="utf-8"><title>x</title></head><script>go()</script>'


def test_the_policy_stands_before_anything_it_speaks_of() -> None:
    page = with_policy(_PAGE, frozenset({GO}))
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<title>")
    assert page.count("Content-Security-Policy") == 1


@pytest.mark.parametrize("head", ["<head>", "<HEAD lang=en>", "<head><title>x</title>"])
def test_a_head_of_any_form_gets_its_policy(head: str) -> None:
    assert "Content-Security-Policy" in with_policy(f"{head}</head>", frozenset())


def test_only_scripts_that_are_there_and_may_run_are_listed() -> None:
    page = with_policy(f"{_PAGE}<script>stop()</script>", frozenset({GO, digest_of("other")}))
    assert GO in page
    assert STOP not in page
    assert digest_of("other") not in page


def test_what_the_settings_list_may_run_on_every_page() -> None:
    assert STOP in with_policy(_PAGE, frozenset({GO, STOP}), always=frozenset({STOP}))


def test_scripts_in_comments_and_data_need_no_permission() -> None:
    page = '<head></head><!-- <script>go()</script> --><script type="application/json">{}</script>'
    assert "sha256" not in with_policy(page, frozenset({GO, digest_of("{}")}))


def test_the_same_page_always_gets_the_same_policy() -> None:
    assert with_policy(_PAGE, frozenset({STOP, GO})) == with_policy(_PAGE, frozenset({GO, STOP}))


def test_the_header_speaks_for_all_pages_together() -> None:
    facts = [
        facts_of(f"{name}.html", f"<script>{name}()</script>".encode()) for name in ("go", "stop")
    ]
    allowed = frozenset({GO, STOP})
    scripts = check_facts(facts, frozenset(), Expectations(allowed=allowed)).scripts
    assert scripts == {GO, STOP}
    assert "frame-ancestors" in policy_of(scripts, in_header=True)
    assert "frame-ancestors" not in policy_of(scripts)


def test_a_script_that_a_template_fills_in_is_not_listed(tmp_path: Path) -> None:
    """It could be filled with anything."""
    scripts = tmp_path / "partials" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "a.html").write_text("<script>go()</script><script>{{ page }}</script>", "utf-8")
    assert theme_scripts([str(tmp_path)]) == {GO}


def test_the_first_folder_of_a_theme_is_the_one_that_counts(tmp_path: Path) -> None:
    for name, words in (("ours", "go()"), ("theirs", "stop()")):
        (tmp_path / name / "partials" / "javascripts").mkdir(parents=True)
        file = tmp_path / name / "partials" / "javascripts" / "base.html"
        file.write_text(f"<script>{words}</script>", "utf-8")
    assert theme_scripts([str(tmp_path / name) for name in ("ours", "theirs")]) == {GO}
