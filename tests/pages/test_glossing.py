"""Terms explain themselves once, where a page first uses them, and only in running text."""

from playbook_press.model.glossary import Term
from playbook_press.pages.glossing import Explained, Glossing


def term(id: str, zh: str, en: str, aka: dict[str, tuple[str, ...]] | None = None) -> Term:
    return Term.model_validate(
        {"id": id, "title": {"zh": zh, "en": en}, "definition": "d", "aka": aka or {}},
        context={"languages": ("zh", "en")},
    )


TERMS = (
    term("community", "社群", "community"),
    term("owner", "群主", "group owner"),
    term("chat", "微信群", "chat group", {"zh": ("群聊",), "en": ("group",)}),
    term("aa", "AA制", "AA"),
    term("bbs", "论坛", "BBS"),
)


def explained(html: str, language: str) -> str:
    glossing = Glossing(TERMS, language)
    marked = glossing.marked(html)
    settled = glossing.settled(marked, lambda id: Explained(f"#{id}", 'say "x"'))
    assert not set("\x02\x03\x04") & set(settled)
    return (
        settled.replace('<a class="pb-term" href="#', "[")
        .replace('" title="say &quot;x&quot;">', " ")
        .replace("</a>", "]")
    )


def test_the_first_use_is_explained_and_no_other() -> None:
    assert explained("社群和社群", "zh") == "[community 社群]和社群"


def test_the_longest_term_wins() -> None:
    """A short term inside a longer one is part of that word."""
    assert explained("a chat group, a group owner, a group", "en") == (
        "a [chat chat group], a [owner group owner], a group"
    )


def test_a_character_belongs_to_the_term_before_it() -> None:
    """社群主办方 is about a community, not about the owner of a group."""
    assert explained("社群主办方", "zh") == "[community 社群]主办方"


def test_latin_terms_are_whole_words_in_any_number() -> None:
    assert explained("Communities are", "en") == "[community Communities] are"
    assert explained("groups", "en") == "[chat groups]"
    assert explained("subgroup grouped ungroup", "en") == "subgroup grouped ungroup"


def test_latin_terms_stand_out_of_chinese_text() -> None:
    assert explained("按AA制来", "zh") == "按[aa AA制]来"


def test_capitals_matter_where_the_term_has_them() -> None:
    """AA is not the sound of surprise."""
    assert explained("aa, BBSes, BBSs", "en") == "aa, BBSes, [bbs BBSs]"


def test_links_code_and_attributes_are_left_alone() -> None:
    html = '<a href="x" title="社群">社群</a><code>社群</code> 社群'
    assert explained(html, "zh") == (
        '<a href="x" title="社群">社群]<code>社群</code> [community 社群]'
    )


def test_a_link_by_hand_is_the_first_use() -> None:
    glossing = Glossing(TERMS, "zh")
    html = glossing.mention("community") + glossing.marked("社群")
    assert glossing.settled(html, lambda id: Explained("#", "")) == "社群"


def test_used_terms_are_known() -> None:
    glossing = Glossing(TERMS, "zh")
    assert glossing.used(glossing.marked("<p>社群的群主</p>")) == {"community", "owner"}


def test_letters_that_fold_oddly_do_no_harm() -> None:
    """Some letters match each other's capitals without being equal in small letters."""
    assert explained("groupſ grİup GROUP", "en") == "groupſ grİup [chat GROUP]"


def test_no_terms_change_nothing() -> None:
    assert Glossing((), "zh").marked("社群") == "社群"
