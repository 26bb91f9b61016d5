"""From a file to the timeline and back."""

import csv
import io

import pytest

from core.dates import PartialDate
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.timeline import public_events
from tests.timeline.importers.import_scene import exported, states, take
from timeline.importers import compare, read_csv
from timeline.models import Event, TrailEntry

pytestmark = pytest.mark.django_db


def with_cell(content: bytes, line: int, column: str, value: str) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    rows[line][column] = value
    return public_events.as_csv(rows)


@pytest.mark.needs("corpora")
@pytest.mark.parametrize(("events", "count"), [(public_events.nhlocal, 235), (public_events.jam3s, 106)])
def test_public_timelines_come_in_whole_and_once(events, count):
    content = events()
    assert set(states(take(read_csv(content)))) == {"new"}
    assert Event.objects.published().count() == count
    assert set(states(compare(read_csv(content)))) == {"unchanged"}
    assert set(states(compare(read_csv(exported())))) == {"unchanged"}
    changed = take(read_csv(with_cell(content, 17, "title", "改めた件名")))
    assert states(changed).count("changed") == 1
    assert states(changed).count("unchanged") == count - 1
    assert Event.objects.filter(title="改めた件名").count() == 1
    assert Event.objects.count() == count


@pytest.mark.needs("corpora")
def test_all_their_dates_are_read_and_written_alike():
    days = {
        row.values["start"].canonical
        for rows in (public_events.nhlocal(), public_events.jam3s())
        for row in read_csv(rows)
    }
    dates = days | public_events.models_dev_dates()
    assert len(dates) > 300
    for text in dates:
        date = PartialDate.parse(text)
        assert date.canonical == text
        assert PartialDate.parse(str(date)) == date


class TestRoundTrip:
    def test_everything_that_an_event_holds_comes_back_as_it_was(self):
        company, unaddressed = EntityFactory(slug="a-b", name="=A;B"), SourceFactory(title="=題 | 名")
        addressed = SourceFactory(url="https://example.com/?a=1|2")
        words = [
            TrailEntry(status="leaked", on="2025-11e?", source=unaddressed, note="棒 | と \\ と =1"),
            TrailEntry(status="refuted", source=addressed),
        ]
        lead = EventFactory(
            title="@題名",
            summary="-1\n二行目",
            kind="lead",
            track="coding",
            leader=company,
            entities=[company],
            trail=words,
        )
        EventFactory(title="'=1", start="2025", end="2026", fulfilled_by=lead, importance=3, entities=[company])
        content = exported()
        assert states(compare(read_csv(content))) == ["unchanged", "unchanged"]
        without_mark = content.decode("utf-8-sig")
        assert states(compare(read_csv(without_mark.encode()))) == ["unchanged", "unchanged"]
        assert states(compare(read_csv(without_mark.encode("cp932")))) == ["unchanged", "unchanged"]

    @pytest.mark.parametrize("start", ["=", "+", "-", "@"])
    def test_no_cell_begins_like_a_formula(self, start):
        EventFactory(title=f"{start}1", summary=f"{start}1")
        record = next(csv.DictReader(io.StringIO(exported().decode("utf-8-sig"))))
        assert (record["title"], record["summary"]) == (f"'{start}1", f"'{start}1")

    def test_it_is_written_with_three_queries(self, django_assert_num_queries):
        for _ in range(5):
            EventFactory(entities=[EntityFactory()], source=SourceFactory())
        with django_assert_num_queries(3):
            exported()

    def test_a_column_that_is_missing_is_left_alone(self):
        EventFactory(slug="a", title="題", summary="説明", start="2025", status="leaked")
        outcome = take(read_csv("slug,title,start\na,新しい題,2025\n".encode()))[0]
        assert outcome.changes == ["件名"]
        event = Event.objects.get()
        assert (event.title, event.summary, event.status) == ("新しい題", "説明", "leaked")


class TestWithoutTrails:
    """A file whose columns are 確かさ and 出典 says what a trail comes to, not who said what."""

    A, B = "https://example.com/a", "https://example.com/b"

    def told(self, status, *sources):
        return read_csv(f'件名,いつ,確かさ,出典\n題,2025,{status},"{chr(10).join(sources)}"\n'.encode())

    def event(self, *words):
        trail = [TrailEntry(status=status, source=source) for status, source in words]
        return EventFactory(title="題", start="2025", trail=trail)

    def trail(self):
        return [(entry.status, entry.source and entry.source.url) for entry in Event.objects.get().trail.all()]

    @pytest.fixture
    def from_leak_to_official(self):
        return self.event(("leaked", SourceFactory(url=self.A)), ("official", SourceFactory(url=self.B)))

    def test_our_own_file_without_the_column_changes_nothing(self, from_leak_to_official):
        records = list(csv.DictReader(io.StringIO(exported().decode("utf-8-sig"))))
        without = [{name: cell for name, cell in record.items() if name != "trail"} for record in records]
        assert states(compare(read_csv(public_events.as_csv(without)))) == ["unchanged"]

    def test_a_source_without_address_is_known_by_its_name(self):
        source = SourceFactory(url=None)
        self.event(("leaked", source))
        assert states(compare(self.told("リーク", str(source)))) == ["unchanged"]

    def test_each_source_that_is_missing_joins_the_trail(self, from_leak_to_official):
        take(self.told("公式", self.A, self.B, "https://example.com/c", "https://example.com/d"))
        assert self.trail()[2:] == [("official", "https://example.com/c"), ("official", "https://example.com/d")]

    def test_another_word_is_put_in_no_source_s_mouth(self):
        self.event(("leaked", SourceFactory(url=self.A)))
        take(self.told("公式", self.A))
        assert self.trail() == [("leaked", self.A), ("official", None)]

    def test_an_older_file_takes_nothing_back(self, from_leak_to_official):
        assert states(compare(self.told("リーク", self.A))) == ["unchanged"]

    def test_a_new_event_keeps_all_sources(self):
        take(self.told("報道", self.A, self.B))
        assert self.trail() == [("reported", self.A), ("reported", self.B)]

    def test_a_new_source_without_a_word_is_refused_and_a_known_one_is_no_matter(self, from_leak_to_official):
        assert states(compare(self.told("", self.A, self.B))) == ["unchanged"]
        (outcome,) = compare(self.told("", self.A, "https://example.com/c"))
        assert "確かさも書いてください" in outcome.reason


class TestPublishedFile:
    def test_it_clears_no_link_to_a_draft_and_links_no_other(self):
        draft = EventFactory(slug="draft", live=False)
        EventFactory(slug="a", title="題", start="2025", fulfilled_by=draft)
        assert states(compare(read_csv("slug,title,start,fulfilled_by,licence\na,題,2025,,CC\n".encode()))) == [
            "unchanged"
        ]
        outcome = take(read_csv("slug,title,start,fulfilled_by,licence\na,題,2025,,\n".encode()))[0]
        assert outcome.changes == ["実現した出来事"]
