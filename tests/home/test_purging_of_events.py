"""Which cached addresses a change of an event purges, edge by edge."""

import pytest

from facts.models import Source
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory, stored_timeline, timeline_page

pytestmark = pytest.mark.django_db

FILES = {f"/timeline/{name}" for name in ("events.json", "events.csv", "events.ics", "feed.xml")}
TIMELINE = {"/timeline/", "/timeline/?page=1", "/timeline/?year=2025", "/timeline/?year=2025&page=1", *FILES}


def entity_pages(*slugs):
    endings = ("", "?page=1", "feed.xml", "feed.json")
    return {f"/entities/{slug}/{ending}" for slug in slugs for ending in endings}


SITEMAPS = {"/sitemap.xml", "/sitemap-events.xml"}
EVERYWHERE = {"/", "/timeline/events/gpt-5/", *TIMELINE, *entity_pages("gpt", "openai"), *SITEMAPS}
ARTICLE_FEEDS = {"/feeds/articles.xml", "/feeds/articles.json"}


@pytest.fixture
def event():
    timeline_page()
    company = EntityFactory(slug="openai")
    event = EventFactory(slug="gpt-5", source=SourceFactory())
    event.entities = [EntityFactory(slug="gpt", parent=company)]
    event.save()
    return event


def showing(*events, **conditions):
    return [section(("timeline", stored_timeline(*events, **conditions)))]


def publish(event, **changes):
    for name, value in changes.items():
        setattr(event, name, value)
    return event.save_revision().publish


def test_a_publication_purges_the_timeline_its_files_the_event_its_entities_and_the_front_page(purges, event):
    assert purges(publish(event, title="新しい件名")) == EVERYWHERE


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_a_withdrawn_or_deleted_event_goes_from_the_same_addresses(purges, event, act):
    assert purges(getattr(event, act)) == EVERYWHERE


def test_a_kept_draft_purges_nothing(purges, event):
    event.title = "まだ出さない件名"
    assert purges(event.save_revision) == set()


def test_a_new_word_on_its_trail_reaches_an_article_that_picked_it(purges, event):
    article(slug="picked", sections=showing(event))
    event.add_to_trail("official", on="2025-09")
    assert purges(publish(event)) == EVERYWHERE | {"/articles/picked/", *ARTICLE_FEEDS}


@pytest.mark.parametrize("condition", [{"kinds": ["release"]}, {"since": "2025"}, {"importance": "2"}])
def test_a_new_event_reaches_an_article_that_shows_events_by_a_filter(purges, event, condition):
    article(slug="filtered", sections=showing(**condition))
    other = EventFactory.build(slug="other", trail=[])
    assert "/articles/filtered/" in purges(other.save)


@pytest.mark.parametrize("act", ["publish", "unpublish"])
@pytest.mark.parametrize("by", ["hand", "filter"])
def test_an_article_that_comes_or_goes_is_told_on_the_pages_of_the_events_it_shows(purges, event, act, by):
    EventFactory(slug="another", kind="people")
    shown = showing(event) if by == "hand" else showing(kinds=[event.kind])
    page = article(sections=shown, published=act == "unpublish")
    told = purges(page.save_revision().publish if act == "publish" else page.unpublish)
    assert "/timeline/events/gpt-5/" in told
    assert "/timeline/events/another/" not in told


def test_what_it_had_and_lost_is_purged_once_more(purges, event):
    event.start = "2024-05"
    event.entities = [EntityFactory(slug="gemini", parent=EntityFactory(slug="google"))]
    new = {"/timeline/?year=2024", "/timeline/?year=2024&page=1", *entity_pages("gemini", "google")}
    assert purges(publish(event)) == EVERYWHERE | new


def test_the_events_beside_it_and_those_linked_to_it_name_it_too(purges, event):
    EventFactory(slug="before", start="2025-08-01")
    EventFactory(slug="long-before", start="2025-07-01")
    EventFactory(slug="after", start="2025-08-09")
    EventFactory(slug="foretold", start="2020", fulfilled_by=event)
    paths = purges(publish(event)) - EVERYWHERE
    assert paths == {f"/timeline/events/{slug}/" for slug in ("before", "after", "foretold")}


def test_an_entity_and_a_source_purge_their_events_and_the_articles_that_show_them(purges, event):
    article(slug="picked", sections=showing(event))
    for thing in (event.entities.get(), Source.objects.get()):
        assert purges(thing.save) >= EVERYWHERE | {"/articles/picked/"}


def test_a_change_of_the_timelines_own_words_purges_it(purges):
    page = timeline_page()
    page.intro = "導入"
    assert "/timeline/" in purges(page.save_revision().publish)


def test_every_page_of_a_year_is_purged(purges, event, settings):
    settings.EVENTS_PER_PAGE = 1
    EventFactory(start="2025")
    assert {"/timeline/?page=2", "/timeline/?year=2025&page=2"} <= purges(publish(event))
