import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import ReferenceIndex

from core.dates import PartialDate
from facts.models import Entity
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.timeline import EventFactory
from timeline.models import Event, TrailEntry

pytestmark = pytest.mark.django_db


class TestWhatIsDerived:
    @pytest.mark.parametrize(
        ("start", "end", "lo", "sort", "hi", "year"),
        [
            ("2025-08-07", "", (2025, 8, 7), (2025, 8, 7), (2025, 8, 7), 2025),
            ("2025-Q1?", "", (2025, 1, 1), (2025, 3, 31), (2025, 3, 31), 2025),
            ("2022", "2024", (2022, 1, 1), (2022, 12, 31), (2024, 12, 31), 2022),
            ("2022/2024", "", (2022, 1, 1), (2022, 12, 31), (2024, 12, 31), 2022),
            ("2026/..", "", (2026, 1, 1), (2026, 12, 31), (9999, 12, 31), 2026),
            ("../2026-03", "", (1, 1, 1), (2026, 3, 31), (2026, 3, 31), 2026),
            ("FY2025", "", (2025, 4, 1), (2026, 3, 31), (2026, 3, 31), 2025),
        ],
    )
    def test_the_days_follow_from_start_and_end(self, start, end, lo, sort, hi, year):
        event = EventFactory(start=start, end=end)
        event.refresh_from_db()
        assert (event.lo, event.sort, event.hi) == (dt.date(*lo), dt.date(*sort), dt.date(*hi))
        assert event.year == year

    def test_the_status_is_the_last_word_of_the_trail(self):
        event = EventFactory(trail=[TrailEntry(status="leaked", on="2025-11-02"), TrailEntry(status="official")])
        event.refresh_from_db()
        assert event.status == "official"
        event.add_to_trail("refuted")
        event.save()
        event.refresh_from_db()
        assert (event.status, event.newest.status) == ("refuted", "refuted")

    @pytest.mark.parametrize(
        ("change", "is_told"),
        [
            ({"title": "題", "summary": "説明", "importance": 3, "kind": "money"}, False),
            ({"start": "2025-08-08"}, True),
            ({"end": "2025-09"}, True),
        ],
        ids=["words", "start", "end"],
    )
    def test_it_has_changed_when_its_dates_have(self, change, is_told):
        event = EventFactory()
        first = event.changed_at
        for name, value in change.items():
            setattr(event, name, value)
        event.save_revision().publish()
        assert (Event.objects.get(pk=event.pk).changed_at != first) is is_told

    def test_it_has_changed_when_more_is_said_in_the_trail_or_by_somebody_else(self):
        event = EventFactory(status="leaked")
        moments = [event.changed_at]
        event.add_to_trail("leaked")
        event.save_revision().publish()
        moments.append(Event.objects.get(pk=event.pk).changed_at)
        event.trail.first().source = SourceFactory()
        event.save_revision().publish()
        moments.append(Event.objects.get(pk=event.pk).changed_at)
        assert sorted(set(moments)) == moments

    def test_a_draft_has_not_changed_for_anybody_and_is_told_when_it_is_published(self):
        event = EventFactory(live=False)
        event.start = "2025-08-08"
        event.save()
        assert event.changed_at is None
        event.save_revision().publish()
        event.refresh_from_db()
        assert event.changed_at >= event.first_published_at

    def test_what_was_put_right_while_it_was_withdrawn_is_told_when_it_comes_back(self):
        event = EventFactory()
        first = event.changed_at
        event.unpublish()
        event.refresh_from_db()
        event.start = "2025-08-08"
        event.save()
        assert event.changed_at is None
        event.save_revision().publish()
        assert Event.objects.get(pk=event.pk).changed_at > first

    def test_an_old_draft_does_not_bring_back_an_old_moment(self):
        event = EventFactory()
        draft = event.save_revision()
        moment = event.changed_at + dt.timedelta(days=1)
        Event.objects.update(changed_at=moment)
        draft.publish()
        assert Event.objects.get(pk=event.pk).changed_at == moment

    def test_a_draft_changes_nothing_of_what_readers_see(self):
        event = EventFactory(status="leaked", start="2026")
        event.add_to_trail("official")
        event.start = "2026-03"
        event.save_revision()
        shown = Event.objects.get(pk=event.pk)
        assert (shown.status, shown.start.canonical, shown.has_unpublished_changes) == ("leaked", "2026", True)
        event.latest_revision.publish()
        shown = Event.objects.get(pk=event.pk)
        assert (shown.status, shown.lo) == ("official", dt.date(2026, 3, 1))

    @pytest.mark.parametrize(
        ("title", "slug"),
        [
            ("GPT-5を公開", "2025-08-07-gpt-5"),
            ("公開された", "2025-08-07"),
            ("Gemini 3 Pro / API", "2025-08-07-gemini-3-pro-api"),
        ],
    )
    def test_an_event_without_an_address_gets_one_in_ascii(self, title, slug):
        assert EventFactory(slug="", title=title).slug == slug
        second = EventFactory(slug="", title=title)
        assert second.slug.startswith(f"{slug}-")
        second.full_clean()

    def test_its_address(self):
        assert EventFactory(slug="gpt-5").get_absolute_url() == "/timeline/events/gpt-5/"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("fields", "field", "words"),
        [
            ({"start": "2026-03", "end": "2026-02"}, "end", "より前です"),
            ({"start": "2026-03", "end": "2026-03?"}, "end", "同じ時期"),
            ({"start": "2025/2026", "end": "2027"}, "end", "分けて"),
            ({"kind": "lead"}, "track", "何の首位か"),
            ({"kind": "release", "track": "coding"}, "track", "首位"),
            ({"slug": "日本"}, "slug", "半角"),
            ({"title": ""}, "title", ""),
            ({"summary": "あ" * 401}, "summary", "400"),
        ],
    )
    def test_the_editor_reads_why(self, fields, field, words):
        event = EventFactory.build(**fields)
        with pytest.raises(ValidationError) as refused:
            event.full_clean()
        assert words in str(refused.value.message_dict[field])

    @pytest.mark.parametrize(
        "changes",
        [
            {"lo": dt.date(2026, 1, 1), "hi": dt.date(2025, 1, 1)},
            {"sort": dt.date(2030, 1, 1)},
            {"kind": "lead"},
            {"track": "coding"},
            {"importance": 4},
            {"slug": ""},
            {"start": ""},
        ],
    )
    def test_the_database_refuses_it_too(self, changes):
        event = EventFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(**changes)

    def test_nothing_fulfils_itself(self):
        event = EventFactory()
        event.fulfilled_by = event
        with pytest.raises(ValidationError, match="別の出来事"):
            event.clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(fulfilled_by=event)


def test_the_reference_index_knows_entities_leader_and_sources():
    company, source = EntityFactory(), SourceFactory()
    event = EventFactory(source=source, entities=[company], kind="lead", track="overall", leader=EntityFactory())
    for thing in [company, source, event.leader]:
        assert [found.object_id for found in ReferenceIndex.get_references_to(thing)] == [str(event.pk)]
    event.entities.clear()
    event.save()
    assert not ReferenceIndex.get_references_to(company).exists()
    assert Entity.objects.filter(pk=company.pk).exists()


def test_when_is_one_date_from_start_to_end():
    assert EventFactory(start="2022", end="2024").when == PartialDate.parse("2022/2024")
