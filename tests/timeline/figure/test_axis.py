"""Where days stand on the figure."""

import datetime as dt

import pytest

from timeline.figure import Axis

TODAY = dt.date(2026, 11, 24)


def labels(axis):
    return [tick.label for tick in axis.ticks]


def test_it_spans_the_whole_quarters_of_the_events_and_of_today():
    axis = Axis.around([dt.date(2025, 2, 11), dt.date(2026, 3, 1)], today=TODAY)
    assert (axis.first, axis.last) == (dt.date(2025, 1, 1), dt.date(2026, 12, 31))


def test_it_goes_beyond_today_for_what_is_to_come():
    assert Axis.around([dt.date(2027, 5, 1)], today=TODAY).last == dt.date(2027, 6, 30)


def test_open_ends_do_not_stretch_it():
    axis = Axis.around([dt.date.min, dt.date(2025, 1, 1), dt.date.max], today=TODAY)
    assert (axis.first, axis.last) == (dt.date(2025, 1, 1), dt.date(2026, 12, 31))


def test_days_outside_stand_at_its_edges():
    axis = Axis(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert (axis.x(dt.date.min), axis.x(dt.date.max), axis.after(dt.date.max)) == (0, 100, 100)
    assert 49 < axis.x(dt.date(2025, 7, 1)) < 50


def test_one_year_is_named_once_and_counted_in_months():
    names = labels(Axis(dt.date(2025, 1, 1), dt.date(2025, 12, 31)))
    assert names[:3] == ["2025年", "2月", "3月"]
    assert len(names) == 12


def test_a_quarter_that_holds_no_new_year_still_says_its_year():
    assert labels(Axis(dt.date(2026, 4, 1), dt.date(2026, 6, 30)))[0] == "2026年"


def test_two_years_are_counted_in_quarters():
    axis = Axis(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
    assert labels(axis) == ["2025年", "4月", "7月", "10月", "2026年", "4月", "7月", "10月"]


@pytest.mark.parametrize("first", [1900, 1950, 2010])
def test_many_years_have_few_labels(first):
    ticks = Axis(dt.date(first, 1, 1), dt.date(2100, 12, 31)).ticks
    assert 4 <= len(ticks) <= 11
    assert all(tick.is_year for tick in ticks)


def test_where_it_is_narrow_every_second_of_many_years_is_left_out():
    ticks = Axis(dt.date(2020, 1, 1), dt.date(2026, 12, 31)).ticks
    assert [tick.label for tick in ticks if not tick.is_spare] == ["2020年", "2022年", "2024年", "2026年"]
