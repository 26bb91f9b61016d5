import datetime as dt

import pytest

from core.dates import PartialDate
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.timeline import EventFactory
from timeline.models import Event, TrailEntry

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 24)


def titles(events):
    return [event.title for event in events]


def test_published_are_the_live_ones():
    EventFactory(live=False)
    shown = EventFactory()
    assert list(Event.objects.published()) == [shown]


def test_what_has_no_day_closes_its_period():
    dates = [
        "2025-12-31",
        "2026-03-05",
        "2026-03-31",
        "2026-03",
        "2026-Q1",
        "2026-04-01",
        "2026",
        "FY2026",
        "2027-01-01",
    ]
    for date in reversed(dates):
        EventFactory(title=date, start=date)
    assert titles(Event.objects.in_order()) == dates
    assert titles(Event.objects.newest_first()) == dates[::-1]
    within_a_year = [PartialDate.parse(date) for date in dates[1:7]]
    assert sorted(within_a_year) == within_a_year


def test_before_and_after_are_the_nearest_in_order():
    dates = ["2026-03-05", "2026-03-06", "2026-03", "2026"]
    events = [EventFactory(title=date, start=date) for date in dates]
    assert titles(Event.objects.before(events[2])) == dates[1::-1]
    assert titles(Event.objects.after(events[1])) == dates[2:]


@pytest.mark.parametrize(
    ("lo", "hi", "found"),
    [
        (None, None, ["2025", "2026-03", "2026-Q2/.."]),
        (dt.date(2025, 12, 31), dt.date(2026, 3, 1), ["2025", "2026-03"]),
        (dt.date(2026, 4, 1), None, ["2026-Q2/.."]),
        (None, dt.date(2025, 1, 1), ["2025"]),
        (dt.date(2040, 1, 1), dt.date(2040, 1, 2), ["2026-Q2/.."]),
    ],
)
def test_overlapping_finds_what_can_have_happened_then(lo, hi, found):
    for date in ["2025", "2026-03", "2026-Q2/.."]:
        EventFactory(title=date, start=date)
    assert titles(Event.objects.overlapping(lo, hi).in_order()) == found


def test_a_companys_events_include_those_of_its_models_once():
    company = EntityFactory()
    model = EntityFactory(kind="model", parent=company)
    both, other = EventFactory(entities=[company, model]), EntityFactory()
    of_model = EventFactory(entities=[model])
    EventFactory(entities=[other])
    assert list(Event.objects.of(company).in_order()) == [both, of_model]
    assert list(Event.objects.of(model).in_order()) == [both, of_model]


def test_unconfirmed_is_what_nobody_reported_announced_or_denied():
    for status in ["official", "reported", "estimated", "leaked", "speculated", "refuted"]:
        EventFactory(title=status, status=status)
    assert set(titles(Event.objects.unconfirmed())) == {"estimated", "leaked", "speculated"}


class TestOverduePredictions:
    @pytest.mark.parametrize(
        ("fields", "is_overdue"),
        [
            ({"status": "speculated", "start": "2026-Q1"}, True),
            ({"status": "speculated", "start": "2026-Q4"}, False),
            ({"status": "speculated", "start": "2026-Q1", "end": "2026-Q4"}, False),
            ({"status": "leaked", "start": "2026-03", "said_on": "2026-01"}, True),
            ({"status": "reported", "start": "2026-03", "said_on": "2026-01"}, True),
            ({"status": "leaked", "start": "2026-03", "said_on": "2026-04"}, False),
            ({"status": "leaked", "start": "2026-03"}, False),
            ({"status": "official", "start": "2026-03", "said_on": "2026-01"}, False),
            ({"status": "refuted", "start": "2026-03", "said_on": "2026-01"}, False),
        ],
    )
    def test_which_they_are(self, fields, is_overdue):
        event = EventFactory(**fields)
        assert Event.objects.overdue_predictions(TODAY).filter(pk=event.pk).exists() is is_overdue

    def test_one_that_came_true_is_none(self):
        EventFactory(status="speculated", start="2026-Q1", fulfilled_by=EventFactory(start="2026-03-05"))
        assert not Event.objects.overdue_predictions(TODAY)

    def test_nor_is_one_of_which_more_was_heard_since(self):
        trail = [TrailEntry(status="leaked", on="2026-01"), TrailEntry(status="reported", on="2026-03-10")]
        EventFactory(trail=trail, start="2026-03")
        assert not Event.objects.overdue_predictions(TODAY)


@pytest.mark.parametrize("count", [1, 12])
def test_showing_events_costs_the_same_however_many(django_assert_num_queries, count):
    for _ in range(count):
        company = EntityFactory(kind="model", parent=EntityFactory())
        EventFactory(source=SourceFactory(), entities=[company], kind="lead", track="overall", leader=company)
    with django_assert_num_queries(3):
        for event in Event.objects.published().in_order().for_display():
            assert [entry.source.title for entry in event.trail.all()]
            assert event.newest.source.publisher
            assert [entity.parent.name for entity in event.entities.all()]
            assert event.leader.parent.name


def test_years_with_their_counts_come_in_one_query(django_assert_num_queries):
    for start in ["2025", "2026-03", "2026-winter"]:
        EventFactory(start=start)
    with django_assert_num_queries(1):
        assert Event.objects.years() == [(2026, 2), (2025, 1)]
