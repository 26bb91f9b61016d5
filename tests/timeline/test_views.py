"""The page of one event."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, ReferenceIndex

from tests.factories.facts import SourceFactory
from tests.factories.pages import article, section
from tests.factories.timeline import stored_timeline, timeline_page
from timeline.models import Event, TrailEntry
from timeline.views import place_in_list

pytestmark = pytest.mark.django_db


def page(client, slug):
    response = client.get(f"/timeline/events/{slug}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(section):
    return [title.get_text() for title in section.select(".title")]


def name_in(page, event):
    """Write down that the page's body names the event, as the reference index does for a block."""
    ReferenceIndex.objects.create(
        content_type=page.cached_content_type,
        base_content_type_id=ReferenceIndex._get_base_content_type(page).pk,
        object_id=str(page.pk),
        to_content_type_id=ReferenceIndex._get_base_content_type(event).pk,
        to_object_id=str(event.pk),
        model_path="body",
        content_path="body.x",
        content_path_hash=ReferenceIndex._get_content_path_hash("body.x"),
    )


def test_it_tells_how_the_event_came_to_be_known_and_from_where(client, add_event):
    leak = SourceFactory(title="流出した文書", publisher="だれか", kind="leak")
    news = SourceFactory(
        title="会社の発表", publisher="会社", url="https://example.com/news", archive_url="https://example.org/kept"
    )
    add_event(slug="known", trail=[
        TrailEntry(status="leaked", on="2025-11-02", source=leak, note="社内メモの要旨"),
        TrailEntry(status="official", on="2025-11-18", source=news),
    ])  # fmt: skip
    soup = page(client, "known")
    first, second = soup.select(".trail li")
    assert [badge.get_text() for badge in soup.select(".trail .badge")] == ["リーク", "公式"]
    assert first.select_one("time")["datetime"] == "2025-11-02"
    assert "社内メモの要旨" in first.get_text()
    assert first.select_one("a") is None
    assert [link["href"] for link in second.select("a")] == ["https://example.com/news", "https://example.org/kept"]
    assert soup.select_one(".event-when .badge").get_text() == "公式"


def test_a_draft_and_what_never_was_are_not_found(client, add_event):
    add_event(slug="withdrawn").unpublish()
    for slug in ("withdrawn", "never", "日本", "a_b", "x" * 5000):
        assert client.get(f"/timeline/events/{slug}/").status_code == 404


def test_it_shows_what_the_same_company_did_before_and_after(client, openai, google, add_event):
    for start in ("2025-01", "2025-02", "2025-03", "2025-04", "2025-06"):
        add_event(openai, slug=f"o-{start}", title=start, start=start)
    add_event(google, title="別の会社", start="2025-04-30")
    add_event(openai, slug="middle", start="2025-05")
    around = page(client, "middle").select_one("section[aria-labelledby=around]")
    assert titles(around) == ["2025-02", "2025-03", "2025-04", "2025-06"]


def test_a_prediction_and_what_came_of_it_lead_to_each_other(client, add_event):
    came = add_event(slug="came", title="実現したこと", start="2026-03-05")
    add_event(slug="foretold", title="予測", start="2026e", status="speculated", fulfilled_by=came)
    assert titles(page(client, "came").select_one("section[aria-labelledby=predictions]")) == ["予測"]
    fulfilled = page(client, "foretold").select_one("section[aria-labelledby=fulfilled]")
    assert fulfilled.select_one("a")["href"] == "/timeline/events/came/"


def test_what_came_of_it_is_not_told_before_it_is_published(client, add_event):
    came = add_event(slug="came", title="まだ下書き")
    came.unpublish()
    add_event(slug="foretold", fulfilled_by=came)
    assert "まだ下書き" not in page(client, "foretold").get_text()


def test_it_lists_every_page_that_names_it_and_readers_may_see(client, add_event):
    event = add_event(slug="named")
    shown, hidden, withdrawn, _ = (article(title=word) for word in ("載せた記事", "鍵つき", "取り下げ", "無関係"))
    for there in (shown, hidden, withdrawn):
        name_in(there, event)
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="pw")
    withdrawn.unpublish()
    links = page(client, "named").select("section[aria-labelledby=pages] a")
    assert [(link.get_text(), link["href"]) for link in links] == [("載せた記事", shown.url)]


def test_it_lists_the_pages_that_show_it_by_a_filter(client, add_event):
    timeline_page()
    add_event(slug="shown", kind="release")
    for title, kinds in (("公開の年表", ["release"]), ("人の年表", ["people"])):
        article(title=title, sections=[section(("timeline", stored_timeline(kinds=kinds)))])
    article(title="下書き", published=False, sections=[section(("timeline", stored_timeline(kinds=["release"])))])
    links = page(client, "shown").select("section[aria-labelledby=pages] a")
    assert [link.get_text() for link in links] == ["公開の年表"]


def test_it_leads_to_its_place_in_the_list(client, add_event, settings):
    settings.EVENTS_PER_PAGE = 2
    for day in (1, 2, 3):
        add_event(slug=f"day-{day}", start=dt.date(2025, 5, day).isoformat())
    assert place_in_list(Event.objects.get(slug="day-2")) == "/timeline/?year=2025#event-day-2"
    assert place_in_list(Event.objects.get(slug="day-3")) == "/timeline/?year=2025&page=2#event-day-3"


def test_it_is_one_address_for_all(client, openai, add_event, django_assert_max_num_queries):
    add_event(openai, slug="one")
    client.get("/timeline/events/one/")
    with django_assert_max_num_queries(20):
        response = client.get("/timeline/events/one/?utm=1")
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("link[rel=canonical]")["href"] == "http://testserver/timeline/events/one/"
    assert "s-maxage" in response["Cache-Control"]
    assert "Vary" not in response
    assert not response.cookies
    assert [link["href"] for link in soup.select(".breadcrumbs a")] == ["/", "/timeline/"]


def test_what_an_editor_writes_is_text(client, add_event):
    add_event(slug="x", title="<b>題</b>", summary="<script>alert(1)</script>")
    html = client.get("/timeline/events/x/").content.decode()
    assert "<script>alert" not in html
    assert "<b>題" not in html
