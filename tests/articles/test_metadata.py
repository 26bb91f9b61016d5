"""What machines are told of articles and of the pages that list them, read back from the pages themselves."""

import json

import extruct
import pytest
from bs4 import BeautifulSoup

from articles.models import UpdateEntry
from core.models import SiteSettings
from tests.factories.facts import EntityFactory
from tests.factories.images import site_image
from tests.factories.naughty import naughty_strings
from tests.factories.pages import article, section, standard_page
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"


def head(client, path):
    html = client.get(path).content.decode()
    soup = BeautifulSoup(html, "html.parser")
    meta = {m.get("property") or m.get("name"): m["content"] for m in soup.select("meta[content]")}
    meta["canonical"] = soup.select_one("link[rel=canonical]")["href"]
    found = extruct.extract(html, base_url=ROOT, syntaxes=["json-ld"])["json-ld"]
    things = [thing for block in found for thing in block.get("@graph", [block])]
    return meta, {thing["@type"]: thing for thing in things}


@pytest.fixture
def author():
    links = [("サイト", "https://example.com/sakuma"), ("方針", "/policies/")]
    stream = [{"type": "link", "value": {"label": label, "url": url}} for label, url in links]
    return AuthorFactory(name="佐久間", slug="sakuma", role="編集委員", links=json.dumps(stream))


@pytest.fixture
def page(author):
    company = EntityFactory(name="OpenAI", slug="openai", website="https://openai.com/", aliases=["オープンAI"])
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": company.pk, "text": "OpenAI"}], "status": "leaked"}],
    }
    return article(
        title="首位の交代",
        slug="lead",
        dek="先頭が入れ替わった。",
        topics=[TopicFactory(name="競争", slug="race")],
        authors=[author],
        sections=[section(("comparison_table", {"caption": "表", "grid": grid}))],
        hero_image=site_image(),
    )


def told(page, kind, note="直しました。"):
    page.title = f"{page.title}。"
    page.change_kind, page.change_note = kind, note
    page.save_revision().publish()


def test_open_graph_says_what_the_page_says(client, page):
    meta, _ = head(client, page.url)
    assert meta["og:title"] == "首位の交代"
    assert meta["og:type"] == "article"
    assert meta["og:url"] == meta["canonical"] == f"{ROOT}/articles/lead/"
    assert meta["description"] == meta["og:description"] == "先頭が入れ替わった。"
    assert (meta["og:site_name"], meta["og:locale"]) == ("airace", "ja_JP")
    assert (meta["article:section"], meta["article:tag"]) == ("競争", "競争")
    assert (
        meta["article:published_time"] == page.first_published_at.astimezone().isoformat()
        or "+09:00" in (meta["article:published_time"])
    )
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["twitter:image:alt"] == meta["og:image:alt"]
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")


def test_an_article_is_told_as_news(client, page):
    about = standard_page(slug="policies")
    SiteSettings.objects.update_or_create(defaults={"about_page": about})
    _, things = head(client, page.url)
    news = things["NewsArticle"]
    assert news["headline"] == "首位の交代"
    assert news["mainEntityOfPage"] == f"{ROOT}/articles/lead/"
    assert news["isAccessibleForFree"] is True
    assert news["articleSection"] == "競争"
    assert news["inLanguage"] == "ja"
    assert news["publishingPrinciples"] == news["publisher"]["publishingPrinciples"] == about.full_url
    assert news["publisher"]["correctionsPolicy"] == f"{ROOT}/corrections/"
    assert news["publisher"]["@type"] == "NewsMediaOrganization"
    assert news["datePublished"] == news["dateModified"]
    assert news["image"][0]["width"] == 1200


def test_its_author_is_the_same_elsewhere_but_not_on_this_site(client, page):
    _, things = head(client, page.url)
    assert things["NewsArticle"]["author"] == [
        {
            "@type": "Person",
            "name": "佐久間",
            "url": f"{ROOT}/authors/sakuma/",
            "jobTitle": "編集委員",
            "sameAs": ["https://example.com/sakuma"],
        }
    ]


def test_it_is_about_what_its_tables_name(client, page):
    _, things = head(client, page.url)
    assert things["NewsArticle"]["about"] == [
        {
            "@type": "Organization",
            "name": "OpenAI",
            "url": f"{ROOT}/entities/openai/",
            "alternateName": ["オープンAI"],
            "sameAs": "https://openai.com/",
        }
    ]


def test_it_tells_where_it_stands(client, page):
    _, things = head(client, page.url)
    steps = [(item["name"], item["item"]) for item in things["BreadcrumbList"]["itemListElement"]]
    assert steps[0] == ("ホーム", f"{ROOT}/")
    assert steps[-1] == ("首位の交代", f"{ROOT}/articles/lead/")


def test_a_minor_change_moves_no_date_and_a_correction_does(client, page):
    before = head(client, page.url)
    told(page, "minor", "")
    after = head(client, page.url)
    assert after[1]["NewsArticle"]["dateModified"] == before[1]["NewsArticle"]["dateModified"]
    assert "article:modified_time" not in after[0]
    told(page, "correction", "数を直しました。")
    meta, things = head(client, page.url)
    entry = UpdateEntry.objects.corrections().get()
    assert things["NewsArticle"]["dateModified"] == entry.at.isoformat() > things["NewsArticle"]["datePublished"]
    assert things["NewsArticle"]["correction"][0]["text"] == "数を直しました。"
    assert meta["article:modified_time"]


def test_without_a_lead_it_is_described_by_its_first_words(client):
    text = '<p>はじめの<b>一文</b>、A&amp;B<a linktype="source" id="1">出典</a>。</p>'
    page = article(dek="", sections=[section(("paragraph", text), ("paragraph", "<p>次。</p>"))])
    assert head(client, page.url)[0]["description"] == "はじめの一文、A&B。"


def test_an_author_is_described_by_the_words_of_the_profile(client):
    AuthorFactory(slug="sakuma", profile="<p>A&amp;Bの<b>記者</b>。</p><p>二段落。</p>")
    assert head(client, "/authors/sakuma/")[0]["description"] == "A&Bの記者。 二段落。"


def test_an_article_without_a_word_is_described_as_the_publication_is(client):
    page = article(dek="", sections=[section(heading="見出し")])
    assert len(head(client, page.url)[0]["description"]) > 10


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 }}", "&amp;"]
)
def test_a_hostile_title_stays_a_title(client, text):
    page = article(title=text, dek=text)
    meta, things = head(client, page.url)
    assert meta["og:title"] == things["NewsArticle"]["headline"] == text
    assert BeautifulSoup(client.get(page.url).content, "html.parser").select("[onerror]") == []


def test_naughty_titles_come_back_whole(client):
    for text in [text for text in naughty_strings() if text.strip() and "\x00" not in text][
        :: len(naughty_strings()) // 6
    ]:
        title = text.strip()[:200]
        _, things = head(client, article(title=title).url)
        assert things["NewsArticle"]["headline"] == title[:110]


def test_topic_author_and_entity_say_what_they_are_about(client, page):
    _, topic = head(client, "/topics/race/")
    assert topic["CollectionPage"]["about"]["name"] == "競争"
    meta, author = head(client, "/authors/sakuma/")
    assert meta["og:type"] == "profile"
    assert author["ProfilePage"]["mainEntity"]["sameAs"] == ["https://example.com/sakuma"]
    _, entity = head(client, "/entities/openai/")
    assert entity["CollectionPage"]["about"]["@type"] == "Organization"


@pytest.mark.parametrize("path", ["/articles/", "/topics/race/", "/authors/sakuma/", "/entities/openai/"])
def test_each_page_of_a_list_has_a_title_of_its_own(client, page, settings, path):
    settings.ARTICLES_PER_PAGE = 1
    page.create_alias(update_slug="second")
    titles = set()
    for number in (1, 2):
        soup = BeautifulSoup(client.get(f"{path}?page={number}").content, "html.parser")
        title = soup.title.get_text()
        told = soup.select_one("meta[property='og:title']")["content"]
        assert title == f"{told} | airace"
        titles.add(title)
    first, second = sorted(titles, key=len)
    assert second == first.replace(" | ", "（2ページ目） | ")


def test_the_front_page_says_who_publishes_and_how_to_search(client):
    _, things = head(client, "/")
    assert things["NewsMediaOrganization"]["logo"]["url"].startswith(f"{ROOT}/static/")
    assert things["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}/search/?q={{search_term_string}}"


def test_a_preview_is_kept_from_search_engines(page, admin_client):
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert '<meta name="robots" content="noindex">' in response.content.decode()
