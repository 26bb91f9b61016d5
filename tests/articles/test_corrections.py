"""The list of corrections and its feed."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from articles.models import UpdateEntry
from tests.factories.pages import JST, article

pytestmark = pytest.mark.django_db

LIST, FEED = "/corrections/", "/corrections/feed.xml"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def correct(page, note="直した", kind="correction", at=None):
    return UpdateEntry.objects.create(
        article=page, kind=kind, note=note, at=at or dt.datetime(2026, 3, 1, 9, tzinfo=JST)
    )


def seen(client, path=LIST) -> str:
    return client.get(path).content.decode().replace("<wbr>", "")


def feed(client):
    return ElementTree.fromstring(client.get(FEED).content)


def texts(element, path) -> list[str]:
    return [found.text for found in element.findall(path, ATOM)]


# The list


def test_every_correction_stands_there_with_its_article_and_the_way_to_its_history(client):
    page = article(title="直した記事", slug="corrected")
    correct(page, "公開日を直した")
    html = seen(client)
    assert "公開日を直した" in html
    assert re.search(r'href="/articles/corrected/#history">.*直した記事', html)
    assert "2026年3月1日" in html


def test_updates_additions_and_publications_do_not(client):
    page = article(title="直していない記事")
    correct(page, kind="update")
    correct(page, kind="addition")
    assert "直していない記事" not in seen(client)
    assert "訂正はまだありません" in seen(client)


@pytest.mark.parametrize("path", [LIST, FEED])
def test_of_what_readers_may_not_see_nothing_is_told(client, path):
    hidden, withdrawn, below = article(title="鍵つき"), article(title="取り下げ"), article(title="鍵の下")
    for page in (hidden, withdrawn, below):
        correct(page, "内緒の訂正")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="pw")
    PageViewRestriction.objects.create(page=below, restriction_type="login")
    withdrawn.unpublish()
    html = seen(client, path)
    assert not any(word in html for word in ("鍵つき", "取り下げ", "鍵の下", "内緒の訂正"))


def test_the_newest_comes_first_under_its_month_on_japanese_clocks(client):
    page = article()
    correct(page, "三月のはじめ", at=dt.datetime(2026, 2, 28, 16, tzinfo=dt.UTC))
    correct(page, "二月の終わり", at=dt.datetime(2026, 2, 28, 14, tzinfo=dt.UTC))
    html = seen(client)
    order = [html.index(word) for word in (">2026年3月<", "三月のはじめ", ">2026年2月<", "二月の終わり")]
    assert order == sorted(order)


def test_more_than_thirty_have_pages(client):
    page = article()
    for number in range(31):
        correct(page, f"訂正その{number}。", at=dt.datetime(2026, 1, 1, number % 24, number, tzinfo=JST))
    assert seen(client).count("訂正その") == 30
    second = seen(client, f"{LIST}?page=2")
    assert second.count("訂正その") == 1
    assert "<title>訂正（2ページ目） | airace</title>" in second
    assert 'rel="canonical" href="http://testserver/corrections/?page=2"' in second
    assert client.get(f"{LIST}?page=3").status_code == 404


@pytest.mark.parametrize("path", [LIST, FEED])
def test_eight_queries_are_enough_for_many(client, path, django_assert_max_num_queries):
    for _ in range(12):
        correct(article())
    client.get(path)
    with django_assert_max_num_queries(8):
        client.get(path)


@pytest.mark.parametrize("path", [LIST, FEED])
def test_each_may_be_kept_by_shared_caches_and_only_read(client, path):
    response = client.get(path)
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(path).status_code == 405


def test_what_an_editor_typed_is_text(client):
    correct(article(title="<b>題</b>"), "<script>alert(1)</script>")
    html = client.get(LIST).content.decode()
    assert "<script>alert" not in html
    assert "<b>題" not in html.replace("<wbr>", "")


def test_only_the_list_tells_browsers_of_its_feed(client):
    page = article()
    assert f'type="application/atom+xml" title="airace 訂正" href="{FEED}"' in seen(client)
    assert f'href="{FEED}"' not in seen(client, "/")
    assert f'href="{FEED}"' not in seen(client, page.url)


# The feed


def test_the_feed_is_atom_in_japanese_with_whole_addresses(client):
    page = article(title="直した記事", slug="corrected")
    entry = correct(page, "公開日を<直した>")
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


def test_an_entry_keeps_its_id_when_the_article_gets_a_new_address(client):
    page = article(slug="before")
    correct(page)
    before = texts(feed(client), "a:entry/a:id")
    page.slug = "after"
    page.save_revision().publish()
    assert texts(feed(client), "a:entry/a:id") == before


def test_the_feed_is_as_new_as_its_newest_entry(client):
    page = article()
    correct(page, at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    correct(page, at=dt.datetime(2026, 3, 1, 9, tzinfo=JST))
    [updated] = texts(feed(client), "a:updated")
    assert dt.datetime.fromisoformat(updated) == dt.datetime(2026, 3, 2, 9, tzinfo=JST)


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_reader_who_has_it_gets_nothing_until_it_changes(client, is_empty):
    page = article()
    if not is_empty:
        correct(page)
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    correct(page, "もう一つ")
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_a_withdrawn_entry_is_a_change_too(client):
    kept, withdrawn = article(), article()
    correct(kept, at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    correct(withdrawn, at=dt.datetime(2026, 3, 1, 9, tzinfo=JST))
    response = client.get(FEED)
    withdrawn.unpublish()
    since = {"If-Modified-Since": "Tue, 01 Jan 2999 00:00:00 GMT"}
    assert client.get(FEED, headers={"If-None-Match": response["ETag"]}).status_code == 200
    assert client.get(FEED, headers=since).status_code == 200


@pytest.mark.parametrize("note", ["\x01\x08制御\x1b文字", "\ufffe非文字\uffff", "]]>&amp;<", "‮逆さ", "👩‍👩‍👧"])
def test_no_character_breaks_the_feed(client, note):
    correct(article(title=f"題{note}"), note)
    root = feed(client)
    assert len(root.findall("a:entry", ATOM)) == 1


# Where they are linked from


def test_the_history_of_an_article_leads_to_all_corrections_and_tells_machines_when_it_changed(client):
    page = article()
    assert "article:modified_time" not in seen(client, page.url)
    correct(page, kind="update", at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    html = seen(client, page.url)
    assert f'href="{LIST}"' in html
    assert '<meta property="article:modified_time" content="2026-03-02T09:00:00+09:00">' in html
    assert '<time datetime="2026-03-02T09:00:00+09:00">' in html
