"""Partial dates: the canonical scheme, its order, its bounds and its Japanese.

What an editor may type is in `test_dates_typed`.
"""

import datetime as dt
import pickle
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate, PartialDateError, Precision

years = st.integers(1900, 2100).map(str)
months = st.integers(1, 12).map("-{:02}".format)
days = st.integers(1, 28).map("-{:02}".format)
parts = st.sampled_from("eml")
points = st.one_of(
    years,
    st.tuples(years, months),
    st.tuples(years, months, days),
    st.tuples(years, st.sampled_from(["-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2"])),
    st.tuples(years, parts),
    st.tuples(years, months, parts),
    st.tuples(years, st.sampled_from(["-spring", "-summer", "-autumn", "-winter"])),
    st.tuples(st.just("FY"), years),
).map("".join)
marked_points = st.tuples(points, st.sampled_from(["", "?", "~"])).map("".join)


def _forward(ends: tuple[str, str]) -> str:
    """Both ends as a range, the earlier first; just one where they are the same time."""
    first, last = sorted(ends, key=lambda text: PartialDate.parse(text).hi)
    return first if first.rstrip("?~") == last.rstrip("?~") else f"{first}/{last}"


ranges = st.one_of(
    st.tuples(marked_points, marked_points).map(_forward),
    marked_points.map("{}/..".format),
    marked_points.map("../{}".format),
)
canonical_strings = st.one_of(marked_points, ranges)


@given(canonical_strings)
def test_a_canonical_string_is_read_back_as_itself(text):
    assert PartialDate.parse(text).canonical == text


@given(canonical_strings)
def test_the_japanese_of_a_date_can_be_typed_back(text):
    date = PartialDate.parse(text)
    assert PartialDate.parse(str(date)) == date
    assert PartialDate.parse(date.short()) == date


@given(canonical_strings)
def test_a_date_fits_the_column_that_stores_it(text):
    assert len(PartialDate.parse(text).canonical) <= 32


@given(canonical_strings)
def test_the_sorting_day_lies_between_the_earliest_and_the_latest(text):
    date = PartialDate.parse(text)
    assert date.lo <= date.sort <= date.hi


@pytest.mark.parametrize(
    ("text", "lo", "sort", "hi"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02-29"),
        ("2026-03-05", "2026-03-05", "2026-03-05", "2026-03-05"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30", "2026-06-30"),
        ("2026e", "2026-01-01", "2026-04-30", "2026-04-30"),
        ("2026m", "2026-05-01", "2026-08-31", "2026-08-31"),
        ("2026l", "2026-09-01", "2026-12-31", "2026-12-31"),
        ("2026-02e", "2026-02-01", "2026-02-10", "2026-02-10"),
        ("2026-02m", "2026-02-11", "2026-02-20", "2026-02-20"),
        ("2026-02l", "2026-02-21", "2026-02-28", "2026-02-28"),
        ("2026-spring", "2026-03-01", "2026-05-31", "2026-05-31"),
        ("2026-winter", "2026-12-01", "2027-02-28", "2027-02-28"),
        ("2100-winter", "2100-12-01", "2101-02-28", "2101-02-28"),
        ("FY2026", "2026-04-01", "2027-03-31", "2027-03-31"),
        ("2026-03?", "2026-03-01", "2026-03-31", "2026-03-31"),
        ("2026-03~", "2026-03-01", "2026-03-31", "2026-03-31"),
        ("2026-03/2026-05", "2026-03-01", "2026-03-31", "2026-05-31"),
        ("2026-03/2026", "2026-03-01", "2026-03-31", "2026-12-31"),
        ("2026-03/..", "2026-03-01", "2026-03-31", "9999-12-31"),
        ("../2026-03", "0001-01-01", "2026-03-31", "2026-03-31"),
    ],
)
def test_bounds(text, lo, sort, hi):
    date = PartialDate.parse(text)
    assert (date.lo, date.sort, date.hi) == tuple(map(dt.date.fromisoformat, (lo, sort, hi)))


CHRONOLOGICAL = [
    "2025", "2026-03-05", "2026-03e", "2026-03-30", "2026-03-31", "2026-03l", "2026-03", "2026-03?", "2026-03/2026-12",
    "2026-Q1", "2026-05", "2026-spring", "2026-12-31", "2026-12l", "2026-12", "2026-Q4", "2026l", "2026-H2", "2026",
    "2026/2028", "2026-winter", "FY2026",
]  # fmt: skip


def test_what_is_less_exact_closes_its_period():
    shuffled = random.Random(5).sample(CHRONOLOGICAL, len(CHRONOLOGICAL))
    assert [date.canonical for date in sorted(map(PartialDate.parse, shuffled))] == CHRONOLOGICAL


@given(canonical_strings, canonical_strings)
def test_two_dates_are_either_equal_or_in_order(one, other):
    a, b = PartialDate.parse(one), PartialDate.parse(other)
    assert [a < b, a == b, a > b].count(True) == 1


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2026", "2026年", "2026年"),
        ("2026-03", "2026年3月", "2026年3月"),
        ("2026-03-05", "2026年3月5日", "2026年3月5日"),
        ("2026-Q1", "2026年1〜3月期", "2026年1〜3月期"),
        ("2026-Q4?", "2026年10〜12月期（未確定）", "2026年10〜12月期か"),
        ("2026-H1", "2026年前半", "2026年前半"),
        ("2026-H2~", "2026年後半頃", "2026年後半頃"),
        ("2026e", "2026年初め", "2026年初め"),
        ("2026m", "2026年半ば", "2026年半ば"),
        ("2026l", "2026年終わり", "2026年終わり"),
        ("2026-03e", "2026年3月上旬", "2026年3月上旬"),
        ("2026-03m", "2026年3月中旬", "2026年3月中旬"),
        ("2026-03l", "2026年3月下旬", "2026年3月下旬"),
        ("2026-winter", "2026年冬", "2026年冬"),
        ("FY2026", "2026年度", "2026年度"),
        ("2026?", "2026年（未確定）", "2026年か"),
        ("2022/2024", "2022〜2024年", "2022〜2024年"),
        ("FY2025/FY2026", "2025〜2026年度", "2025〜2026年度"),
        ("2026-03/2026-05", "2026年3〜5月", "2026年3〜5月"),
        ("2026-03~/2026-05~", "2026年3〜5月頃", "2026年3〜5月頃"),
        ("2026-03?/2026-05?", "2026年3〜5月（未確定）", "2026年3〜5月か"),
        ("2026-03?/2026-05", "2026年3月（未確定）〜5月", "2026年3月？〜5月"),
        ("2026-03/2026-05?", "2026年3月〜2026年5月（未確定）", "2026年3月〜2026年5月か"),
        ("2025-12/2026-02", "2025年12月〜2026年2月", "2025年12月〜2026年2月"),
        ("2025-03/2026-03", "2025年3月〜2026年3月", "2025年3月〜2026年3月"),
        ("2026-03-05/2026-03-08", "2026年3月5〜8日", "2026年3月5〜8日"),
        ("2026-03-05/2026-04-05", "2026年3月5日〜4月5日", "2026年3月5日〜4月5日"),
        ("2026-03-05/2026-04", "2026年3月5日〜4月", "2026年3月5日〜4月"),
        ("2026-03/2026-winter", "2026年3月〜2026年冬", "2026年3月〜2026年冬"),
        ("2026-H1/2026-H2", "2026年前半〜後半", "2026年前半〜後半"),
        ("2026-Q1/2026-Q2", "2026年1〜3月期から4〜6月期まで", "2026年1〜3月期から4〜6月期まで"),
        ("2026-03/..", "2026年3月から", "2026年3月から"),
        ("2026-03?/..", "2026年3月（未確定）から", "2026年3月？から"),
        ("../2026-03~", "2026年3月頃まで", "2026年3月頃まで"),
    ],
)
def test_japanese(text, full, short):
    date = PartialDate.parse(text)
    assert (str(date), date.short()) == (full, short)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", text)]


@given(points)
def test_a_date_is_shown_without_one_invented_part(text):
    date = PartialDate.parse(text)
    expected = _numbers(text)
    if date.precision == Precision.QUARTER:
        quarter = expected.pop()
        expected += [3 * quarter - 2, 3 * quarter]
    elif date.precision == Precision.HALF:
        expected.pop()
    assert _numbers(str(date)) == _numbers(date.short()) == expected
    has_month = date.precision <= Precision.QUARTER
    assert ("月" in str(date)) == has_month
    assert ("日" in str(date)) == (date.precision == Precision.DAY)


@given(canonical_strings)
def test_nothing_is_shown_that_reads_as_part_of_the_fiscal_year(text):
    date = PartialDate.parse(text)
    assert not re.search("四半期|上期|下期|上半期|下半期|Q|H", str(date) + date.short())
    assert ("年度" in str(date)) == ("FY" in text)


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2026", "2026"), ("2026-03", "2026-03"), ("2026-03-05", "2026-03-05"),
        ("2026?", ""), ("2026-03~", ""), ("2026-Q1", ""), ("2026e", ""), ("2026-03e", ""), ("FY2026", ""),
        ("2026-summer", ""), ("2025/2026", ""), ("2026/..", ""), ("../2026", ""),
    ],
)  # fmt: skip
def test_html_gets_a_date_only_where_it_says_neither_more_nor_less(text, machine):
    assert PartialDate.parse(text).machine == machine


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2026", "2026"), ("2026-03-05?", "2026-03-05?"), ("2026-spring", "2026-21"), ("2026-winter~", "2026-24~"),
        ("2026-Q1?", "2026-33?"), ("2026-Q4", "2026-36"), ("2026-H1", "2026-40"), ("2026-H2", "2026-41"),
        ("2026e", "2026-01/2026-04"), ("2026-02l", "2026-02-21/2026-02-28"), ("2026m~", "2026-05~/2026-08~"),
        ("FY2026", "2026-04/2027-03"), ("2026-Q1/2026-Q2", "2026-33/2026-34"), ("2026-03e/2026l", "2026-03-01/2026-12"),
        ("2026-03/..", "2026-03/.."), ("../2026e", "../2026-04"),
    ],
)  # fmt: skip
def test_edtf(text, edtf):
    assert PartialDate.parse(text).edtf() == edtf


def test_a_range_from_a_date_to_itself_is_that_date():
    assert PartialDate.parse("2026-03/2026-03") == PartialDate.parse("2026-03")


def test_a_date_cannot_be_changed_but_compared_hashed_and_stored():
    date = PartialDate.parse("2026-03?/2026-05")
    with pytest.raises(AttributeError):
        date.start = None
    assert pickle.loads(pickle.dumps(date)) == date
    assert len({date, PartialDate.parse("2026-03?/2026-05")}) == 1
    assert date != "2026-03?/2026-05"


@pytest.mark.parametrize("text", ["1900", "2100", "FY1900", "FY2100"])
def test_years_run_from_1900_to_2100(text):
    assert PartialDate.parse(text).canonical == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1899", "1899年"), ("2101", "2101年"), ("FY2101", "2101年"), ("2026-00", "0月"), ("2026-13", "13月"),
        ("2026-13e", "13月"), ("2026-02-29", "2月29日"), ("2026-04-31", "4月31日"), ("2026-03-00", "3月0日"),
        ("2026-Q5", "2026-Q5"), ("2026-H3", "2026-H3"), ("2026x", "2026x"), ("2026-03-05e", "2026-03-05e"),
        ("2026-fall", "2026-fall"), ("2026-03/2026-02", "2026年2月"), ("2026/2026-03", "2026年3月"),
        ("2026-03?/2026-03", "同じ"), ("../..", "始まりか終わり"), ("2026-03/", "2026-03/"), ("202603", "202603"),
    ],
)  # fmt: skip
def test_a_refusal_names_what_is_wrong_and_gives_an_example(text, named):
    with pytest.raises(PartialDateError, match="例：") as refusal:
        PartialDate.parse(text)
    assert named in str(refusal.value)
