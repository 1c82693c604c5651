"""The words around a result on a terminal; what readers of the site see is in templates/."""

from collections.abc import Mapping

from msgspec import Struct


class Words(Struct, frozen=True):
    """One language's words; numbers stand in as `{count}`."""

    sections: str
    section: str
    level: str
    score: str
    coverage: str
    status: str
    overall: str
    lowest: str
    capped: str
    find_out: str
    next_steps: str
    people: str
    fewest: str
    mean: str
    scored: str
    questions: str
    question: str
    answered: str
    median: str
    span: str
    too_few: str
    discuss_first: str
    nothing_apart: str
    sets: Mapping[str, str]
    statuses: Mapping[str, str]


_ENGLISH = Words(
    sections="Profile",
    section="Section",
    level="Level",
    score="Score",
    coverage="Answered",
    status="Status",
    overall="Overall",
    lowest="Lowest",
    capped="Level held down by",
    find_out="Find out",
    next_steps="Next steps",
    people="People: {count}",
    fewest="Shown only where at least {count} answered",
    mean="Mean",
    scored="People",
    questions="Questions",
    question="Question",
    answered="People",
    median="Lower median",
    span="Lowest – highest",
    too_few="too few answers",
    discuss_first="Discuss first",
    nothing_apart="Nothing is far apart.",
    sets={"quick": "Quick set", "deep": "Full set"},
    statuses={
        "complete": "complete",
        "provisional": "provisional",
        "insufficient": "too few answers",
        "empty": "not answered",
        "not_applicable": "not applicable",
    },
)

_CHINESE = Words(
    sections="各项得分",
    section="部分",
    level="等级",
    score="得分",
    coverage="覆盖率",
    status="状态",
    overall="总分",
    lowest="得分最低",
    capped="压低等级的题目",
    find_out="待查明",
    next_steps="下一步",
    people="人数：{count}",
    fewest="作答不足{count}人的项目不显示",
    mean="平均分",
    scored="人数",
    questions="各题情况",
    question="题目",
    answered="人数",
    median="中位数（取低）",
    span="最低 – 最高",
    too_few="作答太少",
    discuss_first="先谈这几题",
    nothing_apart="没有分歧较大的题目。",
    sets={"quick": "快速版", "deep": "完整版"},
    statuses={
        "complete": "完整",
        "provisional": "暂定",
        "insufficient": "作答太少",
        "empty": "未作答",
        "not_applicable": "不适用",
    },
)


def words_in(language: str) -> Words:
    """The words of a language, English where there are none in it.

    >>> words_in("zh-Hans").score, words_in("de").score
    ('得分', 'Score')
    """
    return _CHINESE if language.split("-")[0] == "zh" else _ENGLISH
