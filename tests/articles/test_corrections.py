"""The list of corrections, and what its feed has in common with it."""

import datetime as dt
import re

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import JST, article, tell_change

pytestmark = pytest.mark.django_db

LIST, FEED = "/corrections/", "/corrections/feed.xml"


def seen(client, path=LIST) -> str:
    return client.get(path).content.decode().replace("<wbr>", "")


# The list


def test_every_correction_stands_there_with_its_article_and_the_way_to_its_history(client):
    page = article(title="直した記事", slug="corrected")
    tell_change(page, "公開日を直した")
    html = seen(client)
    assert "公開日を直した" in html
    assert re.search(r'href="/articles/corrected/#history">.*直した記事', html)
    assert "2026年3月1日" in html


def test_updates_additions_and_publications_do_not(client):
    page = article(title="直していない記事")
    tell_change(page, kind="update")
    tell_change(page, kind="addition")
    assert "直していない記事" not in seen(client)
    assert "訂正はまだありません" in seen(client)


@pytest.mark.parametrize("path", [LIST, FEED])
def test_of_what_readers_may_not_see_nothing_is_told(client, path):
    hidden, withdrawn, below = article(title="鍵つき"), article(title="取り下げ"), article(title="鍵の下")
    for page in (hidden, withdrawn, below):
        tell_change(page, "内緒の訂正")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="pw")
    PageViewRestriction.objects.create(page=below, restriction_type="login")
    withdrawn.unpublish()
    html = seen(client, path)
    assert not any(word in html for word in ("鍵つき", "取り下げ", "鍵の下", "内緒の訂正"))


def test_the_newest_comes_first_under_its_month_on_japanese_clocks(client):
    page = article()
    tell_change(page, "三月のはじめ", at=dt.datetime(2026, 2, 28, 16, tzinfo=dt.UTC))
    tell_change(page, "二月の終わり", at=dt.datetime(2026, 2, 28, 14, tzinfo=dt.UTC))
    html = seen(client)
    order = [html.index(word) for word in (">2026年3月<", "三月のはじめ", ">2026年2月<", "二月の終わり")]
    assert order == sorted(order)


def test_more_than_thirty_have_pages(client):
    page = article()
    for number in range(31):
        tell_change(page, f"訂正その{number}。", at=dt.datetime(2026, 1, 1, number % 24, number, tzinfo=JST))
    assert seen(client).count("訂正その") == 30
    second = seen(client, f"{LIST}?page=2")
    assert second.count("訂正その") == 1
    assert "<title>訂正（2ページ目） | airace</title>" in second
    assert 'rel="canonical" href="http://testserver/corrections/?page=2"' in second
    assert client.get(f"{LIST}?page=3").status_code == 404


@pytest.mark.parametrize("path", [LIST, FEED])
def test_eight_queries_are_enough_for_many(client, path, django_assert_max_num_queries):
    for _ in range(12):
        tell_change(article())
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
    tell_change(article(title="<b>題</b>"), "<script>alert(1)</script>")
    html = client.get(LIST).content.decode()
    assert "<script>alert" not in html
    assert "<b>題" not in html.replace("<wbr>", "")


def test_only_the_list_tells_browsers_of_its_feed(client):
    page = article()
    assert f'type="application/atom+xml" title="airace 訂正" href="{FEED}"' in seen(client)
    assert f'href="{FEED}"' not in seen(client, "/")
    assert f'href="{FEED}"' not in seen(client, page.url)


# Where they are linked from


def test_the_history_of_an_article_leads_to_all_corrections_and_tells_machines_when_it_changed(client):
    page = article()
    assert "article:modified_time" not in seen(client, page.url)
    tell_change(page, kind="update", at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    html = seen(client, page.url)
    assert f'href="{LIST}"' in html
    assert '<meta property="article:modified_time" content="2026-03-02T09:00:00+09:00">' in html
    assert '<time datetime="2026-03-02T09:00:00+09:00">' in html
