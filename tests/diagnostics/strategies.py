"""Diagnostics for property tests: any, and many that nearly agree."""

from hypothesis import strategies as st

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity

# Few values, so that generated problems often agree in some fields and differ in others.
PATHS = st.sampled_from(["a.yml", "b.yml", "中文/目录.yml", "odd name,%:\n.yml", "half\udce9.yml"])
SENTENCES = st.sampled_from(
    ["", "`a` is not b.", "`社群` ：全角", "\x1b[31m\u202e%0A::error::\n", "\ud800"]
)

PLACES = st.builds(
    Place,
    PATHS,
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from([0, 3, 4]),
    st.integers(0, 9),
)
DIAGNOSTICS = st.builds(
    Diagnostic,
    st.sampled_from(["unknown-kind", "empty-text"]),
    PLACES,
    SENTENCES,
    SENTENCES,
    SENTENCES,
    st.sampled_from(Severity),
    st.lists(st.builds(Note, SENTENCES, st.none() | PLACES), max_size=2).map(tuple),
)
TEXTS = st.dictionaries(PATHS, st.text("ab社\t\n\x1b\u202e👋é", max_size=300))
