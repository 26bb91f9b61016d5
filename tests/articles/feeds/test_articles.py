"""The feeds of articles, as feed readers read them."""

import datetime as dt
import json

import feedparser
import jsonschema
import pytest
from wagtail.models import PageViewRestriction

from articles.feeds import articles
from articles.models import UpdateEntry
from tests.articles.feeds.feed_scene import whole_article
from tests.factories.facts import EntityFactory
from tests.factories.pages import JST, article
from tests.factories.writers import AuthorFactory, TopicFactory
from tests.programs import ROOT

pytestmark = pytest.mark.django_db

ATOM, JSON = "/feeds/articles.xml", "/feeds/articles.json"
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "json-feed.schema.json").read_text())
MARCH = dt.datetime(2026, 3, 2, 9, tzinfo=JST)


def atom(client, path=ATOM):
    response = client.get(path)
    assert response.status_code == 200
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.bozo_exception
    return feed


def json_feed(client, path=JSON):
    feed = client.get(path).json()
    jsonschema.validate(feed, SCHEMA, cls=jsonschema.Draft202012Validator)
    return feed


def titles(client, path=ATOM) -> list[str]:
    return [entry.title for entry in atom(client, path).entries]


def moment(text) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def updated(client) -> dt.datetime:
    [entry] = atom(client).entries
    return moment(entry.updated)


def change(page, kind, note="直した"):
    """Publish it anew, as an editor does who answers what has changed."""
    page.refresh_from_db()
    page.change_kind, page.change_note = kind, note
    page.save_revision().publish()


# What stands in them


def test_a_feed_reader_gets_everything_about_an_article(client):
    page = whole_article(title="全文の記事", authors=[AuthorFactory(name="佐久間", slug="sakuma")], at=MARCH)
    entry = next(entry for entry in atom(client).entries if entry.title == "全文の記事")
    assert entry.link == f"http://testserver/articles/{page.slug}/"
    assert entry.id == f"tag:testserver,2025:articles/{page.pk}"
    assert moment(entry.published) == moment(entry.updated) == MARCH
    assert [(author.name, author.href) for author in entry.authors] == [("佐久間", "http://testserver/authors/sakuma/")]
    assert [tag.term for tag in entry.tags] == [page.topic_list[0].name]
    assert entry.summary == "リード文。"
    [content] = entry.content
    assert content.type == "text/html"
    assert "<table>" in content.value
    assert "比べた表" in content.value


def test_the_feed_says_what_it_is(client):
    feed = atom(client).feed
    assert (feed.title, feed.language) == ("airace", "ja")
    links = {link.rel: link.href for link in feed.links}
    assert links == {"alternate": "http://testserver/articles/", "self": "http://testserver/feeds/articles.xml"}


def test_the_json_feed_is_what_its_schema_says_and_tells_the_same(client):
    whole_article(title="全文の記事")
    feed = json_feed(client)
    assert [item["title"] for item in feed["items"]] == titles(client)
    item = next(item for item in feed["items"] if item["title"] == "全文の記事")
    entry = next(entry for entry in atom(client).entries if entry.title == "全文の記事")
    assert (item["id"], item["url"]) == (entry.id, entry.link)
    assert "<table>" in item["content_html"]
    assert item["image"].startswith("http://testserver/media/")
    assert client.get(JSON)["Content-Type"] == "application/feed+json; charset=utf-8"


def test_the_schema_would_find_a_fault(client):
    article()
    feed = json_feed(client)
    feed["items"][0]["url"] = "/articles/relative/"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, SCHEMA)


def test_so_many_at_most_the_newest_first(client, monkeypatch):
    assert articles.NEWEST == 20
    monkeypatch.setattr(articles, "NEWEST", 2)
    for number in range(3):
        article(title=f"記事その{number}", at=MARCH + dt.timedelta(hours=number))
    assert titles(client) == ["記事その2", "記事その1"]
    assert [item["title"] for item in json_feed(client)["items"]] == ["記事その2", "記事その1"]


def test_an_empty_feed_is_a_feed(client):
    assert atom(client).entries == []
    assert json_feed(client)["items"] == []


@pytest.mark.parametrize("path", [ATOM, JSON])
def test_of_what_readers_may_not_see_nothing_is_told(client, path):
    hidden, withdrawn = article(title="鍵つき"), article(title="取り下げ")
    article(title="下書き", published=False)
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="pw")
    assert "取り下げ" in client.get(path).content.decode()
    withdrawn.unpublish()
    text = client.get(path).content.decode()
    assert not any(word in text for word in ("鍵つき", "取り下げ", "下書き"))


# Of a topic, an author, an entity


@pytest.fixture
def followed():
    company = EntityFactory(name="OpenAI", slug="openai")
    topic, author = TopicFactory(name="事前学習", slug="pre-training"), AuthorFactory(name="佐久間", slug="sakuma")
    model = EntityFactory(name="GPT", slug="gpt", kind="model", parent=company)
    whole_article(title="見つかる記事", company=model, topics=[topic], authors=[author])


@pytest.mark.parametrize("path", ["/topics/pre-training/", "/authors/sakuma/", "/entities/gpt/", "/entities/openai/"])
def test_each_has_the_articles_that_its_page_lists(client, followed, path):
    assert titles(client, f"{path}feed.xml") == ["見つかる記事"]
    feed = json_feed(client, f"{path}feed.json")
    assert [item["title"] for item in feed["items"]] == ["見つかる記事"]
    assert feed["home_page_url"] == f"http://testserver{path}"
    assert feed["feed_url"] == f"http://testserver{path}feed.json"


@pytest.mark.parametrize("path", ["/topics/none/", "/authors/none/", "/entities/none/"])
@pytest.mark.parametrize("form", ["xml", "json"])
def test_what_does_not_exist_has_none(client, path, form):
    assert client.get(f"{path}feed.{form}").status_code == 404


# When something is new


def test_a_minor_change_moves_nothing(client):
    page = article(at=MARCH)
    change(page, "minor", "")
    assert updated(client) == MARCH


@pytest.mark.parametrize("kind", ["correction", "update", "addition"])
def test_a_told_change_moves_the_entry_and_the_feed(client, kind):
    page = article(at=MARCH)
    change(page, kind)
    entry = UpdateEntry.objects.get(kind=kind)
    assert updated(client) == entry.at > MARCH
    assert moment(atom(client).feed.updated) == entry.at
    assert moment(json_feed(client)["items"][0]["date_modified"]) == entry.at
    assert moment(json_feed(client)["items"][0]["date_published"]) == MARCH


@pytest.mark.parametrize("path", [ATOM, JSON])
def test_a_reader_who_has_it_gets_nothing_until_it_changes(client, path):
    page = article()
    etag = client.get(path)["ETag"]
    answer = client.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    change(page, "correction")
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_a_withdrawn_article_is_a_change_too(client):
    article()
    withdrawn = article()
    etag = client.get(ATOM)["ETag"]
    withdrawn.unpublish()
    since = {"If-None-Match": etag, "If-Modified-Since": "Tue, 01 Jan 2999 00:00:00 GMT"}
    assert client.get(ATOM, headers=since).status_code == 200


def test_an_entry_keeps_its_id_at_a_new_address_and_the_old_address_vanishes(client):
    page = article(slug="before")
    before = atom(client).entries[0].id
    page.slug = "after"
    page.save_revision().publish()
    [entry] = atom(client).entries
    assert (entry.id, entry.link) == (before, "http://testserver/articles/after/")
    assert "articles/before" not in client.get(ATOM).content.decode()


# Whoever reads them


@pytest.mark.parametrize("path", [ATOM, JSON])
def test_each_may_be_kept_by_shared_caches_and_only_read(client, path):
    response = client.get(path)
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(path).status_code == 405


def test_any_page_may_read_the_json_feed(client):
    assert client.get(JSON)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [ATOM, "/entities/openai/feed.json"])
def test_the_queries_do_not_grow_with_the_articles(client, followed, path, django_assert_max_num_queries):
    client.get(path)
    with django_assert_max_num_queries(20) as few:
        client.get(path)
    count = len(few)
    for _ in range(2):
        whole_article(topics=[])
    client.get(path)
    with django_assert_max_num_queries(count):
        client.get(path)


@pytest.mark.parametrize(
    "words", ["\x01\x08制御\x1b文字", "\ufffe非文字\uffff", "]]>&amp;<b>", "‮逆さ", "👩‍👩‍👧", "x" * 200, '"}], "z": [{"']
)
def test_no_word_breaks_a_feed(client, words):
    topic, author = TopicFactory(name=f"話題{words}"[:90]), AuthorFactory(name=f"人{words}"[:60])
    article(title=f"題{words}", dek=words[:160], topics=[topic], authors=[author])
    assert len(atom(client).entries) == 1
    assert json_feed(client)["items"][0]["title"] == f"題{words}" or "\x01" in words or "\ufffe" in words


def test_a_hub_is_named_where_there_is_one(client, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    assert {link.rel: link.href for link in atom(client).feed.links}["hub"] == "https://hub.example/"
    assert json_feed(client)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


# Where readers find them


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/", "/feeds/articles"),
        ("/articles/", "/feeds/articles"),
        ("/articles/seen/", "/feeds/articles"),
        ("/topics/pre-training/", "/topics/pre-training/feed"),
        ("/authors/sakuma/", "/authors/sakuma/feed"),
        ("/entities/openai/", "/entities/openai/feed"),
    ],
)
def test_pages_tell_browsers_of_their_feeds(client, followed, path, feed):
    article(slug="seen")
    html = client.get(path).content.decode()
    assert '<link rel="alternate" type="application/atom+xml" title="airace' in html
    assert f'href="{feed}.xml">' in html
    assert 'type="application/feed+json"' in html
    assert f'href="{feed}.json">' in html
    assert 'href="/follow/"' in html
