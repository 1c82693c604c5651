"""Dates, numbers and lists read as a reader of the language would write them."""

import pytest

from playbook_press.pages.manner import date, listed, size
from tests.pages.drawing import templates

ZH, EN = templates().words("zh"), templates().words("en")


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("2026-11-22", "2026年11月22日", "22 November 2026"),
        ("2010-08", "2010年8月", "August 2010"),
        ("2016", "2016年", "2016"),
        ("c. 2014", "约2014年", "c. 2014"),
        ("2006/2007", "2006–2007年", "2006–2007"),
        ("2006–2007", "2006–2007年", "2006–2007"),
        ("c. 2023–24", "约2023–24年", "c. 2023–24"),
        ("2010s", "2010年代", "2010s"),
        ("c. 2010s", "约2010年代", "c. 2010s"),
        ("495", "495年", "495 CE"),
        ("0", "0", "0"),
        ("2010-13", "2010-13", "2010-13"),
        ("n.d. <b>", "n.d. <b>", "n.d. <b>"),
    ],
)
def test_dates_as_far_as_they_are_known(written: str, zh: str, en: str) -> None:
    assert (date(written, ZH), date(written, EN)) == (zh, en)


def test_lists_end_with_and() -> None:
    assert listed(["甲", "乙", "丙"], ZH) == "甲、乙、丙"
    assert listed(["a", "b", "c"], EN) == "a, b and c"
    assert listed(["a"], EN) == "a"
    assert listed([], EN) == ""


def test_sizes_are_rounded() -> None:
    assert [size(n, EN) for n in (999, 1499, 999_499, 1_640_000)] == [
        "999 bytes",
        "1 kB",
        "999 kB",
        "1.6 MB",
    ]
