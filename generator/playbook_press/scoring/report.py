"""Results for people on a terminal, and team results as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    Question,
    Section,
)
from playbook_press.model.markup import LINK
from playbook_press.model.playbook import Playbook
from playbook_press.model.text import Text
from playbook_press.scoring.advice import advice
from playbook_press.scoring.answer_file import asked_answers
from playbook_press.scoring.numbers import shown
from playbook_press.scoring.report_words import Words, words_in
from playbook_press.scoring.score import GroupScore, group_scores
from playbook_press.scoring.team import team
from playbook_press.scoring.tree import QuestionSet, asked, score_tree, steps, targets

MOST_STEPS = 10
"""Next steps that are listed; the page has all of them."""

# `Any` below: answer files and results are JSON values.
_Json = dict[str, Any]


class Table(Struct, frozen=True):
    """Rows under a head; the first column is the widest."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sheet(Struct, frozen=True):
    """What a terminal shows of a result, in reading order."""

    title: str
    facts: tuple[str, ...]
    tables: tuple[Table, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading and what stands under it."""


def score_sheet(
    assessment: Assessment, playbook: Playbook, file: Mapping[str, Any], language: str
) -> Sheet:
    """One file's result: profile, lowest sections, caps, what to find out, next steps.

    Args:
        assessment: What was answered.
        playbook: The playbook that holds it.
        file: An answer file that fits it.
        language: What to write in, as far as the playbook is written in it.

    Raises:
        Unscorable: An answer does not fit its question.
    """
    words = words_in(language)
    tree = score_tree(assessment, file["set"])
    answers = asked_answers(tree, file["answers"])
    groups = group_scores(tree, answers)
    named = _Names(assessment, playbook, language)
    name = file.get("name", "").strip()
    return Sheet(
        title=named.line(assessment.title) + (f" · {name}" if name else ""),
        facts=(words.sets[file["set"]],),
        tables=(_profile(assessment, groups, named, words),),
        lists=_remarks(assessment, playbook, file, tree, answers, groups, named, words),
    )


def team_sheet(
    assessment: Assessment, playbook: Playbook, result: Mapping[str, Any], language: str
) -> Sheet:
    """A team's result (`team_result`): sections, what to discuss first, every question."""
    words = words_in(language)
    named = _Names(assessment, playbook, language)
    groups = []
    for id, depth, title in named.groups(result["groups"]):
        mean = result["groups"][id]
        numbers = (mean["score"], str(mean["scored"])) if mean else (words.too_few, "")
        groups.append(("  " * depth + title, *numbers))
    questions = []
    for id, found in result["questions"].items():
        if found is None:
            questions.append((named.question(id), words.too_few, "", ""))
            continue
        span = (named.answer(id, found.get("lowest")), named.answer(id, found.get("highest")))
        questions.append(
            (
                named.question(id),
                str(found["answered"]),
                named.answer(id, found.get("median")),
                " – ".join(dict.fromkeys(filter(None, span))),
            )
        )
    ranked = sorted(result["discuss_first"], key=lambda id: result["discuss_first"][id])
    wide = tuple(named.question(id) for id in ranked)
    return Sheet(
        title=named.line(assessment.title),
        facts=(
            words.people.format(count=result["members"]),
            words.sets[result["set"]],
            words.fewest.format(count=result["min_group"]),
        ),
        tables=(
            Table(words.sections, (words.section, words.mean, words.scored), tuple(groups)),
            Table(
                words.questions,
                (words.question, words.answered, words.median, words.span),
                tuple(questions),
            ),
        ),
        lists=((words.discuss_first, wide or (words.nothing_apart,)),),
    )


def team_set(files: Sequence[Mapping[str, Any]]) -> QuestionSet:
    """The questions that a team is compared on: the quick set where all answered that one."""
    return "quick" if files and all(file["set"] == "quick" for file in files) else "deep"


def team_result(assessment: Assessment, files: Sequence[Mapping[str, Any]]) -> _Json:
    """What `playbook team --json` prints: objects throughout, no lists.

    Args:
        assessment: What was answered.
        files: Answer files that fit it, each of which scores (see `score`).

    Returns:
        `playbook`, `assessment`, `set`; `members`, their number; `min_group`; `groups` and
        `questions` by id as `team` gives them, null where too few answered; `discuss_first`,
        question id to its place, from 1.

    Source:
        SCORING.md, rule 9.
    """
    chosen = team_set(files)
    tree = score_tree(assessment, chosen)
    smallest = assessment.policy.min_group
    members = [asked_answers(tree, file["answers"]) for file in files]
    result = team(tree, members, min_group=smallest)
    places = {id: place for place, id in enumerate(result["discuss_first"], 1)}
    return {**result, "discuss_first": places, "min_group": smallest, "set": chosen}


class _Names:
    """What people call the parts of an assessment, in one language, each on one line."""

    def __init__(self, assessment: Assessment, playbook: Playbook, language: str) -> None:
        self._language = language
        self._playbook = playbook
        self._assessment = assessment
        self._questions: dict[str, Question] = {each.id: each for each in asked(assessment)}

    def line(self, text: Text) -> str:
        """A text without links and line breaks."""
        best = text.best(self._language)[0]
        return " ".join(LINK.sub(lambda found: found[3] or found[2], best).split())

    def groups(self, present: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
        """Id, depth and title of the sections that have a result, in reading order."""
        yield from self._within(self._assessment.sections, present, 0)

    def _within(
        self, sections: tuple[Section, ...], present: Mapping[str, Any], depth: int
    ) -> Iterator[tuple[str, int, str]]:
        for section in sections:
            if section.id in present:
                yield section.id, depth, self.line(section.title)
                yield from self._within(section.sections, present, depth + 1)

    def question(self, id: str) -> str:
        return self.line(self._questions[id].text)

    def answer(self, id: str, given: str | None) -> str:
        """An option's value, which fits into a column, or a number as it is; "" for none."""
        question = self._questions[id]
        if given is not None and isinstance(question, LevelQuestion | MultiQuestion):
            return next(each.value for each in question.options if each.id == given)
        return (given or "").removesuffix("/1")

    def level(self, id: str | None, group: str) -> str:
        """The label of a level in the group that has it."""
        holder = _section(self._assessment.sections, group)
        levels = (holder.levels if holder else ()) or self._assessment.levels
        return next((self.line(level.label) for level in levels if level.id == id), "–")

    def step(self, entry: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
        """A next step, in the words of the practice or of the option that was chosen."""
        if "practice" in entry:
            found = self._playbook.practice_by_id.get(entry["practice"])
            return self.line(found[1].title) if found else entry["practice"]
        question, given = self._questions[entry["question"]], answers[entry["question"]]
        assert isinstance(question, LevelQuestion | MultiQuestion)
        chosen = [given["option"]] if "option" in given else given["options"]
        texts = [each.next_step for each in question.options if each.id in chosen]
        return " ".join(self.line(text) for text in texts if text is not None)


def _profile(
    assessment: Assessment, groups: Mapping[str, GroupScore], named: _Names, words: Words
) -> Table:
    rows = [
        ("  " * depth + title, *_numbers(groups[id], named, words))
        for id, depth, title in named.groups(groups)
    ]
    if assessment.show_overall:
        rows.append((words.overall, *_numbers(groups[assessment.id], named, words)))
    head = (words.section, words.level, words.score, words.coverage, words.status)
    return Table(words.sections, head, tuple(rows))


def _numbers(group: GroupScore, named: _Names, words: Words) -> tuple[str, str, str, str]:
    level = named.level(group.level, group.id) if group.levels else "–"
    return level, group.shown or "–", _percent(group.coverage), words.statuses[group.status]


def _remarks(
    assessment: Assessment,
    playbook: Playbook,
    file: Mapping[str, Any],
    tree: _Json,
    answers: _Json,
    groups: Mapping[str, GroupScore],
    named: _Names,
    words: Words,
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lists below a profile, without those that would be empty."""
    top = [(id, title) for id, depth, title in named.groups(groups) if depth == 0]
    scored = [(ratio, title) for id, title in top if (ratio := groups[id].ratio) is not None]
    lowest = [title for _, title in sorted(scored, key=lambda each: each[0])[:2]]
    aims = {**targets(assessment), **file.get("targets", {})}
    entries = advice(tree, answers, steps(assessment, playbook), aims)
    next_steps = dict.fromkeys(
        named.step(entry, answers) for entry in entries if entry["kind"] != "find-out"
    )
    caps = dict.fromkeys(id for group in groups.values() for id in group.capped_by)
    unknown = [entry["question"] for entry in entries if entry["kind"] == "find-out"]
    lists = (
        (words.lowest, lowest if len(scored) > 2 else []),
        (words.capped, [named.question(id) for id in caps]),
        (words.find_out, [named.question(id) for id in unknown]),
        (words.next_steps, list(next_steps)[:MOST_STEPS]),
    )
    return tuple((heading, tuple(items)) for heading, items in lists if items)


def _percent(share: Fraction | None) -> str:
    if share is None:
        return "–"
    return shown(share * 100, (Fraction(0), Fraction(100)), 0) + "%"


def _section(sections: tuple[Section, ...], id: str) -> Section | None:
    for section in sections:
        found = section if section.id == id else _section(section.sections, id)
        if found is not None:
            return found
    return None
