"""What search engines are told to read, and when it last changed for readers."""

import datetime as dt

import pytest
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from tests.factories.facts import EntityFactory
from tests.factories.images import site_image
from tests.factories.pages import JST, article, standard_page
from tests.factories.timeline import EventFactory
from tests.factories.writers import AuthorFactory, TopicFactory
from tests.programs import ROOT
from timeline.models import Event

pytestmark = pytest.mark.django_db

SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests" / "schemas" / "sitemap.xsd"))
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
MARCH = dt.datetime(2026, 3, 2, 9, tzinfo=JST)
SECTIONS = ["articles", "topics", "authors", "entities", "events", "pages"]


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = etree.fromstring(response.content)
    SCHEMA.assertValid(root)
    return root


def found(client, path, what="s:url/s:loc") -> list[str]:
    return [element.text.removeprefix("http://testserver") for element in read(client, path).findall(what, NAMES)]


def changes(client, section) -> dict:
    """When each address last changed; None where that is not said."""
    urls = read(client, f"/sitemap-{section}.xml").findall("s:url", NAMES)
    said = {url.find("s:loc", NAMES).text: url.find("s:lastmod", NAMES) for url in urls}
    return {
        address.removeprefix("http://testserver"): None if at is None else dt.datetime.fromisoformat(at.text)
        for address, at in said.items()
    }


def change(page, kind, note="直した"):
    page.refresh_from_db()
    page.change_kind, page.change_note = kind, note
    page.save_revision().publish()


# The index


def test_the_index_names_every_section_and_they_name_every_page(client):
    assert found(client, "/sitemap.xml", "s:sitemap/s:loc") == [f"/sitemap-{name}.xml" for name in SECTIONS]
    topic, author = TopicFactory(slug="topic"), AuthorFactory(slug="author")
    article(slug="seen", topics=[topic], authors=[author])
    EntityFactory(slug="openai")
    EventFactory(slug="gpt-5")
    standard_page(slug="policies")
    listed = {path for name in SECTIONS for path in found(client, f"/sitemap-{name}.xml")}
    assert listed == {
        "/",
        "/articles/",
        "/articles/seen/",
        "/topics/",
        "/topics/topic/",
        "/authors/author/",
        "/entities/",
        "/entities/openai/",
        "/timeline/",
        "/timeline/events/gpt-5/",
        "/policies/",
        "/corrections/",
        "/follow/",
    }
    assert {client.get(path).status_code for path in listed} == {200}


def test_a_long_section_has_several_files_named_by_the_index(client, settings):
    settings.SITEMAP_PAGE_SIZE = 2
    for number in range(3):
        article(slug=f"article-no-{number}")
    files = [path for path in found(client, "/sitemap.xml", "s:sitemap/s:loc") if "articles" in path]
    assert files == ["/sitemap-articles.xml", "/sitemap-articles.xml?page=2"]
    assert [path for file in files for path in found(client, file)] == [f"/articles/article-no-{n}/" for n in range(3)]


@pytest.mark.parametrize("path", ["/sitemap-none.xml", "/sitemap-articles.xml?page=2", "/sitemap-articles.xml?page=x"])
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


# What stands there


def test_drafts_and_private_pages_and_what_has_no_articles_are_left_out(client):
    hidden, page = article(slug="hidden"), standard_page(slug="private")
    article(slug="draft", published=False)
    EventFactory(slug="draft-event", live=False)
    TopicFactory()
    AuthorFactory()
    for restricted in (hidden, page):
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert [found(client, f"/sitemap-{name}.xml") for name in ("articles", "topics", "authors", "events")] == [[]] * 4
    assert "/private/" not in found(client, "/sitemap-pages.xml")


def test_a_withdrawn_article_and_a_former_address_vanish_at_once(client):
    page, withdrawn = article(slug="before"), article(slug="withdrawn")
    withdrawn.unpublish()
    page.slug = "after"
    page.save_revision().publish()
    assert found(client, "/sitemap-articles.xml") == ["/articles/after/"]


def test_a_minor_change_moves_nothing_and_a_correction_does(client):
    topic, author = TopicFactory(slug="topic"), AuthorFactory(slug="author")
    page = article(slug="seen", at=MARCH, topics=[topic], authors=[author])
    change(page, "minor", "")
    assert changes(client, "articles") == {"/articles/seen/": MARCH}
    change(page, "correction")
    [told] = [entry.at.replace(microsecond=0) for entry in page.updates.filter(kind="correction")]
    assert changes(client, "articles") == {"/articles/seen/": told}
    assert changes(client, "topics") == {"/topics/topic/": told}
    assert changes(client, "authors") == {"/authors/author/": told}


def test_a_typing_error_in_an_event_moves_nothing_and_another_date_does(client):
    event = EventFactory(slug="seen", title="聞違い")
    [(path, first)] = changes(client, "events").items()
    Event.objects.update(changed_at=MARCH)
    event.title = "間違い"
    event.save_revision().publish()
    assert changes(client, "events") == {path: MARCH}
    event.start = "2025-08-08"
    event.save_revision().publish()
    assert changes(client, "events")[path] >= first


def test_a_page_of_the_site_has_no_date_because_nobody_says_what_its_publication_changed(client):
    page = standard_page()
    assert page.url in found(client, "/sitemap-pages.xml")
    assert set(changes(client, "pages").values()) == {None}


def test_a_picture_that_readers_were_shown_is_named(client):
    page = article(slug="seen", hero_image=site_image())
    assert found(client, "/sitemap-articles.xml", ".//image:loc") == []
    client.get(page.url)
    [picture] = found(client, "/sitemap-articles.xml", ".//image:loc")
    assert client.get(picture).status_code == 200


def test_the_queries_do_not_grow_with_what_is_listed(client, django_assert_max_num_queries):
    for _ in range(2):
        article(topics=[TopicFactory()], authors=[AuthorFactory()], hero_image=site_image())
        EntityFactory()
        EventFactory()
        standard_page()
    client.get("/sitemap.xml")
    counts = {}
    for path in ["/sitemap.xml", *(f"/sitemap-{section}.xml" for section in SECTIONS)]:
        with django_assert_max_num_queries(10 if path == "/sitemap.xml" else 6) as queries:
            client.get(path)
        counts[path] = len(queries)
    article(topics=[TopicFactory()], authors=[AuthorFactory()], hero_image=site_image())
    EntityFactory()
    EventFactory()
    standard_page()
    for path, count in counts.items():
        with django_assert_max_num_queries(count):
            client.get(path)


# News


def test_news_are_the_articles_of_two_days(client):
    now = timezone.now()
    article(slug="fresh", title="新しい記事", at=now - dt.timedelta(hours=47))
    article(slug="stale", at=now - dt.timedelta(hours=49))
    root = read(client, "/news-sitemap.xml")
    assert found(client, "/news-sitemap.xml") == ["/articles/fresh/"]
    words = [root.find(f".//news:{name}", NAMES).text for name in ("name", "language", "title")]
    assert words == ["airace", "ja", "新しい記事"]


def test_no_news_is_a_sitemap_too(client):
    assert found(client, "/news-sitemap.xml") == []


def test_a_withdrawn_article_is_no_news(client):
    page = article(at=timezone.now())
    page.unpublish()
    assert found(client, "/news-sitemap.xml") == []


@pytest.mark.parametrize("title", ["\x01\x08制御", "\ufffe非文字", "]]>&amp;<b>", "‮逆さ", "<news:title>"])
def test_no_title_breaks_the_news(client, title):
    article(title=f"題{title}", at=timezone.now())
    assert len(found(client, "/news-sitemap.xml")) == 1


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages.xml", "/news-sitemap.xml"])
def test_each_may_be_kept_by_shared_caches_and_only_read(client, path):
    response = client.get(path)
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies
    assert client.post(path).status_code == 405
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
