"""What the site says about itself: to robots, language models, finders of holes, and people who want to follow."""

import datetime as dt
import re
import urllib.robotparser

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from facts.status import Status
from home import llms
from home.models import EditorsChoice
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, home_page, standard_page
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def text(client, path) -> str:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


# robots.txt


def robots(client):
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(text(client, "/robots.txt").splitlines())
    return parser


def is_disallowed(client, path):
    """As RFC 9309 reads the rules; Python's parser takes a star to the letter."""
    rules = re.findall(r"^Disallow: (.+)$", text(client, "/robots.txt"), re.MULTILINE)
    return any(re.match(re.escape(rule).replace(r"\*", ".*"), path) for rule in rules)


@pytest.mark.parametrize(
    "path",
    ["/", "/articles/seen/", "/articles/seen.md", "/timeline/", "/feeds/articles.xml", "/discussion/5/", "/llms.txt"],
)
def test_robots_may_read_what_readers_read(client, path):
    assert robots(client).can_fetch("AnyBot", path)
    assert not is_disallowed(client, path)


@pytest.mark.parametrize("path", ["/search/?q=x", "/discussion/comments/5/"])
def test_they_may_also_read_the_pages_that_tell_them_to_keep_no_copy(client, path):
    assert not is_disallowed(client, path)


@pytest.mark.parametrize(
    "path",
    ["/cms/", "/cms/login/", "/search/suggestions.json", "/discussion/comments/5/vote/", "/discussion/5/comments/"],
)
def test_and_stay_away_from_the_admin_and_from_acts(client, path):
    assert is_disallowed(client, path)


def test_they_are_told_of_the_sitemaps(client):
    assert robots(client).site_maps() == ["http://testserver/sitemap.xml", "http://testserver/news-sitemap.xml"]


def test_a_trial_site_keeps_them_all_away(client, settings):
    settings.ROBOTS_DISALLOW = True
    assert not robots(client).can_fetch("AnyBot", "/")
    assert robots(client).site_maps() is None


# llms.txt


def links(words) -> dict:
    return dict(re.findall(r"^- \[(.*?)\]\((\S+)\)", words, re.MULTILINE))


def test_a_model_learns_what_the_site_is_how_sure_things_are_and_what_to_read(client):
    page = article(title="巻頭の記事", slug="lead", dek="リード文。")
    article(title="新しい記事", slug="newest")
    standard_page(title="編集方針", slug="editorial")
    TopicFactory(name="記事のないトピック")
    home = home_page()
    home.editors_choice = [EditorsChoice(article=page)]
    home.save_revision().publish()
    words = text(client, "/llms.txt")
    assert words.startswith("# airace\n\n> ")
    assert all(f"- {status.label}（{status.value}）：" in words for status in Status)
    assert links(words)["巻頭の記事"] == "http://testserver/articles/lead.md"
    assert links(words)["編集方針"] == "http://testserver/editorial/"
    main, newest = words.split("## 主な記事")[1].split("## 新しい記事")
    assert "巻頭の記事" in main
    assert "リード文。" in main
    assert "巻頭の記事" not in newest
    assert "記事のないトピック" not in words


def test_every_address_there_exists(client):
    article(slug="seen", topics=[TopicFactory(slug="topic")])
    standard_page(slug="policies")
    addresses = links(text(client, "/llms.txt")).values()
    paths = [address.removeprefix("http://testserver") for address in addresses]
    assert len(paths) > 8
    assert [path for path in paths if client.get(path).status_code != 200] == []


def test_it_stays_small_whatever_there_is(client, django_assert_max_num_queries):
    """With as many of each as it ever names, each as long as it can be."""
    topic = TopicFactory(name="題" * 100, slug="t" * 60)
    for number in range(2):
        article(title="長" * 200, dek="文" * 160, slug=f"{number}{'s' * 200}", topics=[topic])
    standard_page(title="頁" * 200, intro="導" * 300, slug="p" * 200)
    client.get("/llms.txt")
    with django_assert_max_num_queries(10):
        words = text(client, "/llms.txt")
    sizes = [len(next(line for line in words.splitlines() if line.startswith(start)).encode()) + 1 for start in STARTS]
    most = (llms.MOST_MAIN + llms.MOST_NEWEST, llms.MOST_PAGES, llms.MOST_TOPICS)
    assert len(words.encode()) + sum(size * number for size, number in zip(sizes, most, strict=True)) < 50_000


STARTS = ("- [長", "- [頁", "- [トピック：題")


def test_it_names_the_newest_and_no_more(client, monkeypatch):
    monkeypatch.setattr(llms, "MOST_NEWEST", 2)
    for number in range(4):
        article(title=f"記事その{number}")
    newest = text(client, "/llms.txt").split("## 新しい記事")[1].split("##")[0]
    assert list(links(newest)) == ["記事その2", "記事その1"]  # the newest of all stands above, as the main one


def test_of_what_readers_may_not_see_nothing_is_told(client):
    hidden, withdrawn, page = article(title="鍵つき"), article(title="取り下げ"), standard_page(title="内緒のページ")
    home = home_page()
    home.lead_article = withdrawn
    home.save_revision().publish()
    withdrawn.unpublish()
    for restricted in (hidden, page):
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    words = text(client, "/llms.txt")
    assert not any(name in words for name in ("鍵つき", "取り下げ", "内緒のページ"))


def test_a_title_is_one_line_of_text(client):
    article(title="題](http://evil.example) \x01<script>\n## 偽の見出し", slug="odd")
    words = text(client, "/llms.txt")
    assert r"題\](http://evil.example) \<script\> ## 偽の見出し](http://testserver/articles/odd.md)" in words
    assert "\n## 偽" not in words


# security.txt

SECURITY = "/.well-known/security.txt"


def fields(client) -> dict:
    return dict(line.split(": ", 1) for line in text(client, SECURITY).splitlines())


def test_a_finder_of_a_hole_knows_where_to_report_it(client, settings):
    settings.SECURITY_CONTACT = "https://airace.example/report"
    found = fields(client)
    assert found["Contact"] == "https://airace.example/report"
    assert found["Preferred-Languages"] == "ja, en"
    assert found["Canonical"] == f"http://testserver{SECURITY}"
    left = dt.datetime.fromisoformat(found["Expires"]) - timezone.now()
    assert dt.timedelta(days=150) < left < dt.timedelta(days=366)
    assert text(client, SECURITY) == text(client, SECURITY)


def test_without_a_setting_it_is_the_contact_of_the_site_and_without_one_there_is_none(client):
    assert client.get(SECURITY).status_code == 404
    SiteSettings.objects.update_or_create(defaults={"contact_email": "desk@airace.example"})
    assert fields(client)["Contact"] == "mailto:desk@airace.example"


# How to follow


def test_the_page_names_every_feed_of_the_site_to_be_copied(client):
    TopicFactory(name="記事のないトピック")
    article(topics=[TopicFactory(name="事前学習", slug="pre-training")])
    EntityFactory(name="OpenAI", slug="openai")
    html = client.get("/follow/").content.decode()
    addresses = re.findall(r"<code>(http[^<]+)</code>", html)
    paths = [address.removeprefix("http://testserver") for address in addresses]
    assert paths == ["/feeds/articles.xml", "/timeline/feed.xml", "/corrections/feed.xml", "/timeline/events.ics"]
    examples = re.findall(r'href="(/(?:topics|entities)/[^"]+/feed\.xml)"', html)
    assert examples == ["/topics/pre-training/feed.xml", "/entities/openai/feed.xml"]
    assert {client.get(path).status_code for path in [*paths, *examples]} == {200}
    assert "記事のないトピック" not in html


def test_every_page_leads_there(client):
    assert '<a href="/follow/">' in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/robots.txt", "/llms.txt", "/follow/"])
def test_each_may_be_kept_by_shared_caches_and_only_read(client, path):
    response = client.get(path)
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(path).status_code == 405
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
