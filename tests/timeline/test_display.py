"""The page of the timeline."""

import datetime as dt
import gzip
import json
import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from facts.models import Entity
from tests.factories.facts import SourceFactory
from tests.factories.timeline import EventFactory, timeline_page
from timeline.models import Event, TrailEntry

pytestmark = pytest.mark.django_db

PATH = "/timeline/"


def page(client, **params):
    response = client.get(f"{PATH}?{urlencode(params)}" if params else PATH)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup):
    return [title.get_text() for title in soup.select(".event .title")]


def chips(soup, name):
    shown = soup.select(f"[aria-labelledby=filter-{name}] a")
    return {chip.find(string=True, recursive=False).strip(): chip.select_one(".count") for chip in shown}


def add_many(count, *, of_year=None):
    """Events in bulk, each of one of nine companies, with a source; none of them has a revision."""
    companies = [Entity.objects.get_or_create(slug=f"many-{n}", defaults={"name": f"企業{n}"})[0] for n in range(9)]
    sources = [SourceFactory(title=f"報告その{n}") for n in range(20)]
    kinds, words = ("release", "leak", "people", "lead", "money"), ("official", "reported", "leaked", "speculated")
    events = []
    for n in range(count):
        kind = kinds[n % 5]
        day = dt.date(of_year or 2020 + n % 7, 1 + n % 12, 1 + n % 28)
        start = day.isoformat() if n % 3 else f"{day:%Y-%m}"
        event = Event(
            title=f"{n}番目の出来事、少し長い件名で",
            slug=f"many-{of_year or 0}-{n}", start=start, kind=kind, status=words[n % 4],
            summary=f"その{n}。何が起き、何が変わったのかを、一、二文で短くまとめた説明がここに入る。",
            track="overall" if kind == "lead" else "", leader=companies[n % 9] if kind == "lead" else None,
        )  # fmt: skip
        event.derive()
        event.status = words[n % 4]
        events.append(event)
    Event.objects.bulk_create(events)
    Event.entities.through.objects.bulk_create(
        Event.entities.through(event=event, entity=companies[n % 9]) for n, event in enumerate(events)
    )
    TrailEntry.objects.bulk_create(
        TrailEntry(event=event, status=event.status, source=sources[n % 20], sort_order=0)
        for n, event in enumerate(events)
    )


def test_every_event_stands_under_its_year_with_a_place_of_its_own(client, some_events):
    soup = page(client)
    assert [heading.get_text() for heading in soup.select(".year-title")] == ["2023年", "2024年", "2025年"]
    assert titles(soup) == ["GPT-4を公開", "Geminiの噂", "共同の研究", "人の動き"]
    for event in some_events:
        assert soup.select_one(f"#event-{event.slug} a[href='/timeline/events/{event.slug}/']")


def test_an_event_tells_its_date_as_far_as_known_how_sure_it_is_and_who_says_so(client, some_events):
    soup = page(client)
    known, rumour = soup.select_one("#event-gpt-4"), soup.select_one("#event-gemini-rumour")
    assert known.select_one("time")["datetime"] == "2023-03-14"
    assert known.select_one(".sources a")["href"] == "https://example.com/a"
    assert rumour.select_one("time") is None
    assert rumour.select_one(".date").get_text() == "2023年10〜12月期か"
    assert rumour.select_one(".badge").get_text() == "リーク"


def test_drafts_show_nowhere(client, some_events):
    some_events[0].unpublish()
    soup = page(client)
    assert "GPT-4を公開" not in titles(soup)
    assert chips(soup, "status").keys() == {"すべて", "報道", "リーク", "推測"}


def test_without_events_it_says_so(client):
    timeline_page()
    soup = page(client)
    assert "この条件の出来事はありません" in soup.get_text()
    assert soup.select_one("figure.lanes") is None


# Filters


def test_a_chip_tells_how_many_events_it_would_leave(client, some_events):
    counts = chips(page(client, company="google"), "kind")
    assert {name: count and count.get_text() for name, count in counts.items()} == {
        "すべて": None,
        "リーク": "1件",
        "戦略": "1件",
    }


def test_each_combination_is_a_link_that_keeps_the_others(client, some_events):
    soup = page(client, company="google", year=2023)
    hrefs = [chip["href"] for chip in soup.select("[aria-labelledby=filter-kind] a")]
    assert hrefs == ["./?company=google&year=2023", "./?company=google&kind=leak&year=2023"]


def test_the_chosen_one_is_marked(client, some_events):
    soup = page(client, status="leaked")
    current = [chip.find(string=True, recursive=False).strip() for chip in soup.select("a.chip[aria-current]")]
    assert current == ["すべて", "すべて", "リーク", "すべて"]
    assert titles(soup) == ["Geminiの噂"]


def test_the_form_for_dates_keeps_the_filters_and_what_was_typed(client, some_events):
    form = page(client, company="openai", **{"from": "2024年半ば"}).select_one("form[action='./']")
    assert form.select_one("input[name=company]")["value"] == "openai"
    assert form.select_one("input[name=from]")["value"] == "2024年半ば"


def test_only_the_whole_timeline_is_for_search_engines(client, some_events):
    whole, filtered = page(client), page(client, kind="leak")
    assert whole.select_one("meta[name=robots]") is None
    assert "noindex" in filtered.select_one("meta[name=robots]")["content"]
    assert whole.select_one("link[rel=canonical]")["href"] == filtered.select_one("link[rel=canonical]")["href"]


ODD = ["x", "\x00", "０", "あ" * 10_000, "\ud800", "'\"><script>"]


@pytest.mark.parametrize("name", ["company", "kind", "status", "from", "to", "year", "no-such"])
def test_odd_input_is_told_of_or_ignored(client, some_events, name):
    for value in ODD:
        response = client.get(f"{PATH}?{urlencode({name: value.encode('utf-8', 'surrogatepass')})}")
        assert response.status_code == 200
        html = response.content.decode()
        assert ("notice warning" in html) == (name != "no-such")
        assert html.count('class="event ') + html.count('class="event"') == 4
        assert "<script>'" not in html


def test_a_page_that_does_not_exist_is_not_found(client, some_events):
    for number in ("0", "2", "x", "\x00", "９", "1" * 400):
        assert client.get(f"{PATH}?{urlencode({'page': number})}").status_code == 404


def test_all_may_keep_it_and_it_sets_nothing(client, some_events):
    response = client.get(f"{PATH}?kind=leak")
    assert "s-maxage" in response["Cache-Control"]
    assert "Vary" not in response
    assert not response.cookies


# The figure


def test_those_who_hear_the_page_get_the_sentence_and_not_the_drawing(client, some_events, openai, add_event):
    add_event(openai, kind="lead", track="overall", leader=openai, start="2022-11", title="先頭")
    figure = page(client).select_one("figure.lanes")
    assert figure.select_one(".drawing")["aria-hidden"] == "true"
    assert all(link["tabindex"] == "-1" for link in figure.select("svg a"))
    assert figure.figcaption.get_text() == "総合：2022年11月からOpenAIが首位。"


def test_its_marks_lead_to_the_events_of_the_list(client, some_events):
    soup = page(client)
    links = {link["href"] for link in soup.select("figure svg a")}
    assert links == {f"#event-{event.slug}" for event in some_events}
    assert all(soup.select_one(link) for link in links)


def test_it_has_no_style_of_its_own(client, some_events):
    assert not page(client).select("[style], style")


# Many


def test_a_hundred_events_cost_twelve_queries_and_sixty_kilobytes(client, django_assert_max_num_queries):
    timeline_page()
    add_many(100)
    client.get(PATH)
    with django_assert_max_num_queries(12):
        response = client.get(PATH)
    assert len(titles(BeautifulSoup(response.content, "html.parser"))) == 100
    assert len(gzip.compress(response.content)) < 60_000


def test_many_events_cost_no_more(client, django_assert_max_num_queries):
    timeline_page()
    add_many(90)
    add_many(150, of_year=2026)
    client.get(PATH)
    for params in ("", "?year=2026", "?company=many-1", "?year=2026&page=2", "?from=2021&to=2022"):
        with django_assert_max_num_queries(12):
            response = client.get(PATH + params)
        soup = BeautifulSoup(response.content, "html.parser")
        assert 0 < len(titles(soup)) <= 100
        assert len(gzip.compress(response.content)) < 60_000
        assert len(gzip.compress(str(soup.select_one("figure.lanes")).encode())) < 10_000


def test_many_events_are_shown_year_by_year_the_newest_first(client):
    timeline_page()
    add_many(140)
    soup = page(client)
    assert [heading.get_text() for heading in soup.select(".year-title")] == ["2026年"]
    assert soup.select_one(".years [rel=prev]")["href"] == "./?year=2025"
    assert soup.select_one("figure.lanes.dense")
    assert "140件" in soup.select_one(".page-head").get_text()


def test_a_full_year_has_pages_that_keep_the_filters(client):
    timeline_page()
    add_many(150, of_year=2025)
    soup = page(client, year=2025)
    assert len(titles(soup)) == 100
    assert soup.select_one(".pager [rel=next]")["href"] == "?year=2025&page=2"
    assert len(titles(page(client, year=2025, page=2))) == 50


# For machines


def dataset(soup):
    things = json.loads(soup.select_one("script[type='application/ld+json']").string)["@graph"]
    return next(thing for thing in things if thing["@type"] == "Dataset")


def test_it_describes_itself_as_a_dataset_that_can_be_fetched(client, some_events):
    described = dataset(page(client))
    paths = [re.sub(r"^https?://[^/]+", "", part["contentUrl"]) for part in described["distribution"]]
    assert all(client.get(path).status_code == 200 for path in paths)


def test_the_dataset_was_modified_when_an_event_was_not_when_its_page_was(client):
    moment = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    EventFactory(last_published_at=moment)
    timeline_page().save_revision().publish()
    described = dataset(page(client))
    assert dt.datetime.fromisoformat(described["dateModified"]) == moment
    assert "dateModified" not in dataset(page(client, kind="release"))


def test_what_an_editor_writes_cannot_leave_the_description(client):
    there = timeline_page()
    there.intro = "</script><script>alert(1)</script>"
    there.save_revision().publish()
    assert "<script>alert" not in client.get(PATH).content.decode()


def test_it_leads_to_the_data_of_the_same_selection(client, some_events):
    hrefs = {link["href"] for link in page(client, kind="leak").select("section.data a")}
    assert {"/timeline/events.csv?kind=leak", "/timeline/events.json?kind=leak", "/timeline/feed.xml?kind=leak"} < hrefs
    assert "webcal://testserver/timeline/events.ics?kind=leak" in hrefs
