"""The feed of corrections, as feed readers read it."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from tests.factories.pages import JST, article, tell_change

pytestmark = pytest.mark.django_db

FEED = "/corrections/feed.xml"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client):
    return ElementTree.fromstring(client.get(FEED).content)


def texts(element, path) -> list[str]:
    return [found.text for found in element.findall(path, ATOM)]


def test_the_feed_is_atom_in_japanese_with_whole_addresses(client):
    page = article(title="直した記事", slug="corrected")
    entry = tell_change(page, "公開日を<直した>")
    response = client.get(FEED)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {"alternate": "http://testserver/corrections/", "self": "http://testserver/corrections/feed.xml"}
    assert texts(root, "a:author/a:name") == ["airace"]
    assert texts(root, "a:entry/a:title") == ["訂正：直した記事"]
    assert texts(root, "a:entry/a:summary") == ["公開日を&lt;直した&gt;"]
    assert texts(root, "a:entry/a:id") == [f"tag:testserver,2025:corrections/{entry.pk}"]
    assert [link.get("href") for link in root.findall("a:entry/a:link", ATOM)] == [
        "http://testserver/articles/corrected/#history"
    ]


def test_an_entry_keeps_its_id_when_the_article_gets_a_new_title_and_a_new_address(client):
    page = article(title="前の題", slug="before")
    tell_change(page)
    before = texts(feed(client), "a:entry/a:id")
    page.title, page.slug = "後の題", "after"
    page.save_revision().publish()
    assert texts(feed(client), "a:entry/a:id") == before
    assert texts(feed(client), "a:entry/a:title") == ["訂正：後の題"]


def test_the_thirty_newest_are_in_it_the_newest_first(client):
    page = article()
    for minute in (5, *range(6, 36), 4):
        tell_change(page, f"{minute}分", at=dt.datetime(2026, 3, 1, 9, minute, tzinfo=JST))
    assert texts(feed(client), "a:entry/a:summary") == [f"{minute}分" for minute in range(35, 5, -1)]


def test_an_entry_is_dated_when_the_correction_was_told(client):
    entry = tell_change(article())
    root = feed(client)
    dates = [*texts(root, "a:entry/a:published"), *texts(root, "a:entry/a:updated")]
    assert [dt.datetime.fromisoformat(date) for date in dates] == [entry.at, entry.at]


def test_the_feed_is_as_new_as_its_newest_entry(client):
    page = article()
    tell_change(page, at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    tell_change(page, at=dt.datetime(2026, 3, 1, 9, tzinfo=JST))
    [updated] = texts(feed(client), "a:updated")
    assert dt.datetime.fromisoformat(updated) == dt.datetime(2026, 3, 2, 9, tzinfo=JST)


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_reader_who_has_it_gets_nothing_until_it_changes(client, is_empty):
    page = article()
    if not is_empty:
        tell_change(page)
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    tell_change(page, "もう一つ")
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_a_withdrawn_entry_is_a_change_too(client):
    kept, withdrawn = article(), article()
    tell_change(kept, at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    tell_change(withdrawn, at=dt.datetime(2026, 3, 1, 9, tzinfo=JST))
    response = client.get(FEED)
    withdrawn.unpublish()
    since = {"If-Modified-Since": "Tue, 01 Jan 2999 00:00:00 GMT"}
    assert client.get(FEED, headers={"If-None-Match": response["ETag"]}).status_code == 200
    assert client.get(FEED, headers=since).status_code == 200


@pytest.mark.parametrize("note", ["\x01\x08制御\x1b文字", "\ufffe非文字\uffff", "]]>&amp;<", "‮逆さ", "👩‍👩‍👧"])
def test_no_character_breaks_the_feed(client, note):
    tell_change(article(title=f"題{note}"), note)
    root = feed(client)
    assert len(root.findall("a:entry", ATOM)) == 1
