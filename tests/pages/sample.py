"""A small playbook built in Python: one of everything, two languages, gaps where they matter."""

from collections.abc import Callable
from typing import Any

from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.glossary import Glossary
from playbook_press.model.manifest import Manifest
from playbook_press.model.playbook import Playbook
from playbook_press.model.rule import Ladder, Law, Roles, Rule
from playbook_press.model.sources import Sources
from playbook_press.model.trait import Trait

LANGUAGES = ("zh", "en")

# `Any` in this module: the plain values that YAML would give.
Say = Callable[[str, str], Any]


def two(zh: str, en: str) -> Any:
    """A text in both languages."""
    return {"zh": zh, "en": en}


def sample(
    say: Say = two, *, languages: tuple[str, ...] = LANGUAGES, id: str = "garden"
) -> Playbook:
    """A playbook about a community garden.

    Args:
        say: Makes every text that readers see; replaced by tests to plant something in them all.
        languages: Of the playbook; the first is its source.
        id: Of the playbook.
    """

    def made(model: Any, **values: Any) -> Any:
        return model.model_validate(values, context={"languages": languages})

    return Playbook(
        manifest=made(Manifest, **_manifest(say, languages, id)),
        traits=tuple(made(Trait, **values) for values in _traits(say)),
        rules=tuple(made(Rule, **values) for values in _rules(say)),
        cases=tuple(made(Case, **values) for values in _cases(say)),
        assessments=(made(Assessment, **_assessment(say)),),
        glossary=made(Glossary, **_glossary(say, languages)),
        sources=made(Sources, **_sources(say)),
        ladder=made(Ladder, **_ladder(say)),
        roles=made(Roles, **_roles(say)),
        law=made(Law, **_law(say)),
        documents={},
        images=frozenset({"images/plan.svg"}),
    )


def _manifest(say: Say, languages: tuple[str, ...], id: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": say("园子手册", "The garden playbook"),
        "version": "1.2.0",
        "languages": languages,
        "summary": say("讲怎样把园子办下去。", "How to keep a garden going."),
        "audience": (say("种地的人。", "People who dig."),),
        "licence": {"id": "CC-BY-4.0", "title": say("署名许可", "By attribution")},
        "authors": ({"name": say("老王", "Wang"), "url": "https://example.org/wang"},),
        "owner": {"name": say("园子会", "The garden club")},
        "reviewed_on": "2026-11-22",
        "credits": say("出自[[source:s-book]]。", "After [[source:s-book]]."),
        "standing": say("只是经验。", "Experience, no more."),
        "survivorship": say("只见活下来的园子。", "Only gardens that survived are seen."),
        "rules_use": (say("先用[[rule:rule-water]]。", "Begin with [[rule:rule-water]]."),),
        "rule_groups": ({"id": "daily", "title": say("日常", "Every day")},),
        "topics": (
            {"id": "origin", "title": say("缘起", "Origin")},
            {
                "id": "tools",
                "title": say("工具", "Tools"),
                "description": say("用什么", "With what"),
            },
        ),
        "placeholders": (
            {"id": "garden", "meaning": say("园子的名字", "Name of the garden")},
            {"id": "days", "meaning": say("天数", "Days"), "default": say("7", "7")},
        ),
        "patterns": (
            {
                "id": "shared-shed",
                "title": say("共用棚子", "A shared shed"),
                "advice": say("棚子要有人管。", "Somebody keeps the shed."),
                "facts": ("yd-01",),
            },
        ),
    }


def _traits(say: Say) -> tuple[dict[str, Any], ...]:
    return (
        {
            "id": "open-gate",
            "aliases": ("gate",),
            "number": 1,
            "title": say("门开着", "The gate is open"),
            "statement": say("园丁随时能进门。", "Any gardener can come in."),
            "meaning": say(
                "门不上锁，见[[fact:yd-01]]和[[trait:tools|工具]]。",
                "No lock; see [[fact:yd-01]] and [[trait:tools|tools]].",
            ),
            "why": say("锁着的门没人敲。", "Nobody knocks on a locked gate."),
            "contestable": say("夜里呢？", "What about the night?"),
            "support": {
                "level": "two-sided",
                "remark": say("白天强", "strong by day"),
                "holds": say("白天。", "By day."),
                "fails": say("夜里。", "By night."),
            },
            "research": (
                {
                    "claim": say("开门的园子人多。", "Open gardens are fuller."),
                    "side": "for",
                    "sources": ("s-book",),
                    "facts": ("yd-01",),
                },
                {"claim": say("也丢东西。", "Things vanish."), "side": "limits"},
                {"claim": say("看天气。", "It depends."), "side": "mixed", "sources": ("s-code",)},
            ),
            "research_summary": say("有利有弊。", "Good and bad."),
            "signals": {
                "healthy": (say("有人打招呼。", "People greet."),),
                "unhealthy": (say("门上有锁。", "There is a lock."),),
            },
            "practices": (
                {
                    "id": "unlock",
                    "title": say("把锁拿掉", "Take the lock off"),
                    "how": say("星期一就做。", "On Monday."),
                    "effort": 1,
                    "impact": 3,
                },
                {
                    "id": "sign",
                    "title": say("挂块牌子", "Put up a sign"),
                    "how": say("写上“请进”。", "It says: come in."),
                    "depends_on": ("unlock",),
                },
            ),
            "metrics": (
                {
                    "id": "visits",
                    "title": say("来访数", "Visits"),
                    "definition": say("每周几人。", "People a week."),
                    "formula": say("人数 ÷ 周数", "people ÷ weeks"),
                },
            ),
            "test": {
                "signs": ({"id": "no-lock", "text": say("没有锁。", "No lock.")},),
                "verdict": say("有一条就好。", "One will do."),
            },
            "facts": {"supporting": ("yd-01",), "warning": ("yd-02",)},
            "related": ({"id": "tools", "as": say("工具要进门。", "Tools come in.")},),
        },
        {
            "id": "tools",
            "kind": "claim",
            "title": say("工具共用", "Tools are shared"),
            "statement": say("锄头归大家。", "The hoe is everyone's."),
            "meaning": say("工具放棚里。", "Tools live in the shed."),
            "contestable": say("谁来修？", "Who mends them?"),
        },
        {
            "id": "old-fence",
            "title": say("旧篱笆", "The old fence"),
            "statement": say("有篱笆。", "There is a fence."),
            "meaning": say("旧。", "Old."),
            "contestable": say("无。", "Nothing."),
            "retired": {"since": "1.1.0", "replaced_by": "open-gate"},
        },
    )


def _rules(say: Say) -> tuple[dict[str, Any], ...]:
    return (
        {
            "id": "rule-water",
            "group": "daily",
            "starter": True,
            "title": say("浇水", "Watering"),
            "purpose": say("不让苗渴死。", "So that nothing dries out."),
            "wording": say(
                "{{garden}}的苗每{{days}}天浇一次。", "In {{garden}} water every {{days}} days."
            ),
            "enforced_by": {"roles": ("role-keeper",), "text": say("看园人。", "The keeper.")},
            "escalation": say("见[[step:step-talk]]。", "See [[step:step-talk]]."),
            "bad_example": {
                "wording": say("不浇就滚。", "Water or leave."),
                "why": say("吓人。", "It frightens."),
            },
            "serves": ("open-gate",),
            "precedents": (
                {"fact": "yd-01", "as": "support", "note": say("在先", "Earlier")},
                {"source": "s-book", "as": "contrast"},
            ),
            "law_notes": ("l-water",),
        },
        {
            "id": "rule-tools",
            "group": "daily",
            "title": say("还工具", "Return tools"),
            "purpose": say("别人也要用。", "Others need them."),
            "wording": say("当天归还。", "Return them the same day."),
            "enforced_by": {"text": say("大家。", "Everyone.")},
            "escalation": say("说一声。", "Say so."),
            "bad_example": {"wording": say("随便。", "Whenever.")},
            "serves": ("tools",),
        },
    )


def _cases(say: Say) -> tuple[dict[str, Any], ...]:
    return (
        {
            "id": "case-yard",
            "title": say("后院", "The yard"),
            "short_title": say("院", "Yard"),
            "summary": say("一个后院的故事。", "The story of a yard."),
            "at_a_glance": ({"label": say("在哪", "Where"), "value": say("城南", "South")},),
            "status": say("还在。", "Still there."),
            "outcome": say("还在", "running"),
            "evidence": {
                "strength": "medium",
                "remark": say("只有照片", "photographs only"),
                "best_for": say("[[trait:open-gate]]", "[[trait:open-gate]]"),
                "care": say("照片旧。", "The photographs are old."),
            },
            "facts": (
                {
                    "id": "yd-01",
                    "text": say("门从2019年开着。", "The gate has been open since 2019."),
                    "topics": ("origin", "tools"),
                    "confidence": "high",
                    "sources": ("s-book", "s-code"),
                    "note": say("见照片。", "See the photograph."),
                },
                {
                    "id": "yd-02",
                    "text": say("丢过锄头。", "A hoe was lost."),
                    "topics": ("tools",),
                    "confidence": "low",
                    "claim": True,
                    "sources": ("s-book",),
                },
            ),
            "timeline": (
                {"when": "2019-04", "text": say("开门。", "It opens."), "facts": ("yd-01",)},
                {"when": "2020/2021", "text": say("冬天。", "Winter.")},
            ),
            "traits": (
                {
                    "trait": "open-gate",
                    "verdict": "mixed",
                    "why": say("白天开。", "Open by day."),
                    "facts": ("yd-01",),
                },
            ),
            "lessons": (say("门比锁便宜。", "A gate is cheaper than a lock."),),
            "gaps": (say("没查到谁开的。", "Not found: who opened it."),),
            "limits": (say("只是一个院子。", "It is one yard."),),
        },
        {
            "id": "case-roof",
            "title": say("屋顶", "The roof"),
            "summary": say("屋顶上的园子。", "A garden on a roof."),
            "status": say("关了。", "Closed."),
            "outcome": say("已关", "closed"),
            "evidence": {
                "strength": "low",
                "best_for": say("没有", "nothing"),
                "care": say("道听途说。", "Hearsay."),
            },
            "facts": (
                {
                    "id": "rf-01",
                    "text": say("有过一个屋顶。", "There was a roof."),
                    "topics": ("origin",),
                    "confidence": "unsourced",
                },
            ),
            "lessons": (say("问清楚。", "Ask."),),
        },
    )


def _glossary(say: Say, languages: tuple[str, ...]) -> dict[str, Any]:
    return {
        "usage": (say("园丁不是花匠。", "A gardener is not a florist."),),
        "terms": (
            {
                "id": "term-gardener",
                "title": say("园丁", "gardener"),
                "aka": {languages[-1]: ("digger",)},
                "definition": say("在园里干活的人。", "Someone who works in the garden."),
                "note": say("不领工资。", "Unpaid."),
                "not_to_confuse": ("term-keeper",),
            },
            {
                "id": "term-keeper",
                "title": say("看园人", "keeper"),
                "definition": say("管钥匙的人。", "Whoever has the key."),
            },
        ),
        "pairs": (
            {
                "id": "pair-one",
                "title": say("园丁与看园人", "Gardener and keeper"),
                "difference": say("一个干活，一个看门。", "One works, one watches."),
                "terms": ("term-gardener", "term-keeper"),
            },
        ),
    }


def _sources(say: Say) -> dict[str, Any]:
    return {
        "sources": (
            {
                "id": "s-book",
                "kind": "book",
                "title": say("园子书", "The garden book"),
                "authors": "Li & Sons",
                "publisher": "Spade",
                "year": "2016-08-27",
                "url": "https://example.org/book?a=1&b=2",
                "read_on": "2026-11-22",
                "read_as": "opening",
                "note": say(
                    "只读了开头，参见[[source:s-code]]。", "Its opening; see [[source:s-code]]."
                ),
            },
            {
                "id": "s-code",
                "kind": "code-index",
                "title": say("检索记录", "Index record"),
                "read_as": "recalled",
            },
            {
                "id": "s-unused",
                "kind": "web",
                "title": say("没人用的网页", "A page nobody cites"),
                "read_as": "abstract",
            },
        )
    }


def _ladder(say: Say) -> dict[str, Any]:
    return {
        "title": say("台阶", "The ladder"),
        "use": say("从轻到重。", "Mild first."),
        "steps": (
            {
                "id": "step-talk",
                "title": say("谈话", "Talk"),
                "applied_by": say("任何人", "Anyone"),
            },
            {
                "id": "step-out",
                "title": say("请离", "Out"),
                "applied_by": say("三人", "Three people"),
                "lasts": say("一季", "A season"),
                "public_record": say("记一行", "One line"),
                "urgent": True,
            },
        ),
    }


def _roles(say: Say) -> dict[str, Any]:
    return {
        "remark": say("不是级别。", "Not ranks."),
        "roles": (
            {
                "id": "role-keeper",
                "title": say("看园人", "Keeper"),
                "purpose": say("管钥匙。", "Keeps the key."),
            },
        ),
    }


def _law(say: Say) -> dict[str, Any]:
    return {
        "jurisdiction": say("本市", "This city"),
        "disclaimer": say("不是法律意见。", "Not legal advice."),
        "not_covered": say("别处另有规定。", "Elsewhere it differs."),
        "notes": (
            {
                "id": "l-water",
                "title": say("用水条例", "Water bylaw"),
                "text": say("旱季限水。", "Water is rationed in summer."),
                "sources": ("s-book",),
                "facts": ("yd-01",),
            },
        ),
    }


def _assessment(say: Say) -> dict[str, Any]:
    return {
        "id": "check",
        "title": say("自查", "Check"),
        "purpose": say("看看自己。", "Look at yourself."),
        "sections": (
            {
                "id": "gate",
                "title": say("门", "Gate"),
                "trait": "open-gate",
                "questions": (
                    {
                        "id": "q-lock",
                        "kind": "level",
                        "text": say("门锁着吗？", "Is it locked?"),
                        "help": say("去看看。", "Go and look."),
                        "evidence": say("锁。", "The lock."),
                        "set": "quick",
                        "options": (
                            {"id": "no", "value": "0", "label": say("锁着。", "Locked.")},
                            {
                                "id": "yes",
                                "value": "1",
                                "label": say("开着。", "Open."),
                                "description": say("白天晚上都开。", "Day and night."),
                            },
                        ),
                    },
                    {
                        "id": "q-count",
                        "kind": "number",
                        "text": say("来了几个人？", "How many came?"),
                        "worst": "0",
                        "best": "10",
                        "unit": say("人", "people"),
                    },
                ),
            },
        ),
    }
