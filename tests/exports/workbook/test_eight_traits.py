"""The workbook of the playbook that comes with the project, in full."""

import pytest

from playbook_press.exports.workbook import Wanted, choose_typefaces, export_pdf
from playbook_press.pages.backlinks import texts_of
from playbook_press.pipeline import check_paths
from tests.exports.workbook.printing import edition, read, squeezed, text_of
from tests.project import ROOT

pytestmark = pytest.mark.long


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_whole_and_can_be_filled_in_under_two_megabytes(language: str) -> None:
    (book,) = check_paths([ROOT / "playbooks" / "eight-traits"], ROOT).playbooks
    shown = edition(book, language)
    made = export_pdf(Wanted(shown, is_fillable=True), lambda html: choose_typefaces(None, html))
    (content,) = made.files.values()
    assert len(content) < 2_000_000
    assert len(read(content).get_fields() or {}) > 200
    text = text_of(content)
    titles = [shown.title(item.title).text for item in (*shown.traits, *shown.rules, *shown.cases)]
    questions = [
        shown.spoken(text)
        for assessment in shown.assessments
        for section in assessment.sections
        for question in section.questions
        for text in texts_of(question)
    ]
    practices = [shown.spoken(each.how) for trait in shown.traits for each in trait.practices]
    # Where it cites a source, a number stands on paper.
    wanted = [words for words in (*titles, *questions, *practices) if "[[" not in words]
    assert [words for words in wanted if squeezed(words) not in text] == []
