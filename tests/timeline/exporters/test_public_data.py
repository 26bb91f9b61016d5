"""The events as JSON, CSV, calendar and feed: each is read by the program that it is for."""

import csv
import datetime as dt
import io
import json
from urllib.parse import urlencode

import feedparser
import jsonschema
import pytest
import time_machine
from icalendar import Calendar

from tests.factories.facts import SourceFactory
from tests.factories.timeline import EventFactory
from tests.programs import ROOT
from timeline.models import TrailEntry

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "timeline-events.schema.json").read_text())
PATHS = ["/timeline/events.json", "/timeline/events.csv", "/timeline/events.ics", "/timeline/feed.xml"]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)"]


def get(client, path, **params):
    response = client.get(f"{path}?{urlencode(params)}" if params else path)
    assert response.status_code == 200
    return response


def as_json(client, **params):
    return json.loads(get(client, "/timeline/events.json", **params).content)


def as_csv(client, **params):
    return list(csv.DictReader(io.StringIO(get(client, "/timeline/events.csv", **params).content.decode("utf-8-sig"))))


def calendar(client, **params):
    return Calendar.from_ical(get(client, "/timeline/events.ics", **params).content)


def entry(client, **params):
    [only] = calendar(client, **params).walk("VEVENT")
    return only


def publish(event, **changes):
    event.refresh_from_db()
    for name, value in changes.items():
        setattr(event, name, value)
    event.save_revision().publish()


@pytest.mark.parametrize("path", PATHS)
def test_each_holds_the_events_of_its_filter_and_no_drafts(client, some_events, path):
    some_events[0].unpublish()
    text = get(client, path).content.decode().replace("\r\n ", "")
    assert "共同の研究" in text
    assert "GPT-4を公開" not in text
    leaks = get(client, path, kind="leak", company="google").content.decode().replace("\r\n ", "")
    assert "Geminiの噂" in leaks
    assert "共同の研究" not in leaks


@pytest.mark.parametrize("path", PATHS)
def test_each_answers_odd_filters_and_may_be_kept_by_all(client, some_events, path):
    for value in ("x", "\x00", "あ" * 5000):
        for name in ("company", "kind", "status", "from", "to", "year"):
            response = get(client, path, **{name: value})
            assert "共同の研究" in response.content.decode().replace("\r\n ", "")
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("path", PATHS)
def test_their_cost_does_not_grow_with_the_events(client, some_events, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        get(client, path)


def test_the_json_is_what_its_schema_says(client, some_events, openai):
    EventFactory(start="../2023-05")
    EventFactory(start="2025-autumn~/..", kind="lead", track="overall", leader=openai, status="refuted")
    data = as_json(client)
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert len(data["events"]) == 6


def test_the_schema_would_find_a_fault(client, some_events):
    data = as_json(client)
    data["events"][0]["status"] = "sure"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_the_json_tells_a_date_as_far_as_it_is_known(client, some_events):
    [rumour] = as_json(client, kind="leak")["events"]
    assert rumour["date"] == {
        "canonical": "2023-Q4?",
        "text": "2023年10〜12月期（未確定）",
        "edtf": "2023-36?",
        "precision": "quarter",
        "earliest": "2023-10-01",
        "latest": "2023-12-31",
    }


def test_the_csv_opens_in_spreadsheets_with_status_precision_source_and_licence(client, some_events):
    assert get(client, "/timeline/events.csv").content.startswith(b"\xef\xbb\xbf")
    [row] = as_csv(client, status="official")
    assert {"official", "day", "2023-03-14"} <= set(row.values())
    assert "CC BY 4.0" in row["licence"]
    assert "https://example.com/a" in row["sources"] + row["trail"]


@pytest.mark.parametrize("title", FORMULAS)
def test_no_cell_is_a_formula(client, title):
    EventFactory(title=title, summary=title)
    [row] = as_csv(client)
    assert not any(value and value[0] in "=+-@" for value in row.values())


def test_a_draft_that_fulfils_an_event_is_not_named(client, add_event):
    came = add_event(slug="came-true")
    add_event(fulfilled_by=came)
    came.unpublish()
    assert all("came-true" not in client.get(path).content.decode() for path in PATHS)


# The calendar


@pytest.mark.parametrize(
    ("start", "first", "end"),
    [
        ("2025-08-07", dt.date(2025, 8, 7), dt.date(2025, 8, 8)),
        ("2025-Q4?", dt.date(2025, 10, 1), dt.date(2026, 1, 1)),
        ("2025-03e", dt.date(2025, 3, 1), dt.date(2025, 3, 11)),
        ("2025/..", dt.date(2025, 1, 1), dt.date(2026, 1, 1)),
        ("../2025-03", dt.date(2025, 3, 1), dt.date(2025, 4, 1)),
        ("2024-11/2025-02", dt.date(2024, 11, 1), dt.date(2025, 3, 1)),
    ],
)
def test_a_date_is_a_span_of_whole_days_that_keeps_nobody_busy(client, start, first, end):
    EventFactory(start=start)
    there = entry(client)
    assert (there["dtstart"].dt, there["dtend"].dt) == (first, end)
    assert there["transp"] == "TRANSPARENT"


def test_an_inexact_date_stands_in_the_title_an_exact_one_does_not(client):
    event = EventFactory(title="公開", start="2025-Q4?", status="leaked")
    assert entry(client)["summary"] == "【リーク】公開（2025年10〜12月期か）"
    event.start = "2025-11-18"
    event.trail = [TrailEntry(status="official")]
    event.save()
    assert entry(client)["summary"] == "公開"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("official", "CONFIRMED"),
        ("reported", "CONFIRMED"),
        ("estimated", "TENTATIVE"),
        ("leaked", "TENTATIVE"),
        ("speculated", "TENTATIVE"),
        ("refuted", "CANCELLED"),
    ],
)
def test_how_sure_it_is_is_its_status(client, status, word):
    EventFactory(status=status)
    assert entry(client)["status"] == word


def test_a_change_keeps_the_uid_and_raises_the_sequence(client):
    with time_machine.travel("2026-01-01", tick=False) as clock:
        event = EventFactory(slug="before", status="leaked")
        publish(event)
        first = entry(client)
        clock.shift(60)
        publish(event, title="別の件名", slug="after")
        second = entry(client)
        clock.shift(60)
        publish(event, trail=[TrailEntry(status="leaked"), TrailEntry(status="refuted", source=SourceFactory())])
        third = entry(client)
    assert first["uid"] == second["uid"] == third["uid"]
    assert first["sequence"] < second["sequence"] < third["sequence"]
    assert [entry["status"] for entry in (first, second, third)] == ["TENTATIVE", "TENTATIVE", "CANCELLED"]


def test_a_draft_of_a_change_is_no_change(client):
    event = EventFactory()
    publish(event)
    before = get(client, "/timeline/events.ics").content
    event.title = "まだ下書き"
    event.save_revision()
    assert get(client, "/timeline/events.ics").content == before


def test_the_calendar_is_named_and_says_how_often_to_ask(client, some_events, openai):
    there = calendar(client, company="openai")
    assert there["x-wr-calname"] == "airace 年表：OpenAI"
    assert there["refresh-interval"].dt == dt.timedelta(hours=12)
    assert all(entry["url"].startswith("http://testserver/timeline/events/") for entry in there.walk("VEVENT"))


def test_a_calendar_that_is_cut_says_so(client, some_events, monkeypatch):
    assert "X-WR-CALDESC" not in calendar(client)
    monkeypatch.setattr("timeline.exporters.calendar.MOST_EVENTS", 2)
    monkeypatch.setattr("timeline.views.MOST_EVENTS", 2)
    cut = calendar(client)
    assert str(cut["X-WR-CALDESC"]) == "新しいほうから2件までの出来事です。"
    assert len(cut.walk("VEVENT")) == 2


@pytest.mark.parametrize("title", ["\x01制御\x0b", "改,行;と\\記号\nあり", "👩‍👩‍👧", "長" * 120])
def test_no_character_breaks_calendar_or_feed(client, title):
    EventFactory(title=title)
    assert entry(client)["summary"]
    assert not feedparser.parse(get(client, "/timeline/feed.xml").content).bozo


# The feed


def test_the_feed_tells_of_the_newest_changes_first(client):
    with time_machine.travel("2026-01-01", tick=False) as clock:
        old = EventFactory(title="古い", start="2025-08-07")
        publish(old)
        clock.shift(60)
        publish(EventFactory(title="新しい", start="2020"))
        clock.shift(60)
        publish(old, summary="続報", start="2025-08-08")
    feed = feedparser.parse(get(client, "/timeline/feed.xml").content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["2025年8月8日　古い", "2020年　新しい"]
    assert feed.entries[0].updated_parsed > feed.entries[0].published_parsed
    assert "続報" in feed.entries[0].summary


def test_a_typing_error_put_right_moves_nothing_in_the_feed(client):
    with time_machine.travel("2026-01-01", tick=False) as clock:
        old = EventFactory(title="古ひ")
        publish(old)
        clock.shift(60)
        publish(EventFactory(title="新しい"))
        before = feedparser.parse(get(client, "/timeline/feed.xml").content)
        clock.shift(60)
        publish(old, title="古い")
    after = feedparser.parse(get(client, "/timeline/feed.xml").content)
    assert [entry.updated for entry in after.entries] == [entry.updated for entry in before.entries]
    assert after.feed.updated == before.feed.updated
    assert "古い" in after.entries[1].title


def test_the_feed_of_a_filter_has_an_address_and_a_name_of_its_own(client, some_events):
    feed = feedparser.parse(get(client, "/timeline/feed.xml", kind="leak").content).feed
    assert feed.title == "airace 年表：リーク"
    assert feed.id == "http://testserver/timeline/?kind=leak"
    assert {link.href for link in feed.links} == {feed.id, "http://testserver/timeline/feed.xml?kind=leak"}


def test_an_entry_keeps_its_id_when_its_event_gets_a_new_address(client):
    event = EventFactory(slug="before")
    [before] = feedparser.parse(get(client, "/timeline/feed.xml").content).entries
    event.slug = "after"
    event.save()
    [after] = feedparser.parse(get(client, "/timeline/feed.xml").content).entries
    assert before.id == after.id
    assert before.link != after.link


def test_a_reader_who_has_it_gets_nothing_until_it_changes(client, some_events):
    for path in PATHS:
        etag = get(client, path)["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
