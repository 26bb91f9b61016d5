import datetime as dt
import json
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, UpdateEntry
from facts.rich_text import stored_mark
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import JST, article, article_index, section
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 21


def rich_sections(count, *, source, entity, image, link):
    """`count` sections that each hold one of every block that points elsewhere."""
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "判定", "kind": "verdict"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}, "○ 成功"], "status": "reported"}],
    }
    return [
        section(
            ("paragraph", f'<p>文{stored_mark(source.pk)}<a linktype="page" id="{link.pk}">別の記事</a></p>'),
            (
                "quote",
                {
                    "text": "言葉",
                    "speaker": "人",
                    "status": "reported",
                    "wording": "paraphrase",
                    "organisation": entity.pk,
                    "source": source.pk,
                },
            ),
            ("figure", {"image": image.pk, "caption": "図", "width": "wide"}),
            ("comparison_table", {"caption": "表", "grid": grid, "look": "verdict", "sources": [source.pk]}),
            ("statistics", {"figures": [{"label": "数", "value": "1"}], "source": source.pk}),
            heading=f"節{number}",
        )
        for number in range(count)
    ]


@pytest.fixture
def rich_article():
    topic, author = TopicFactory(), AuthorFactory()
    related = [article(topics=[topic], authors=[author], hero_image=site_image()) for _ in range(4)]

    def make(count):
        sections = rich_sections(
            count, source=SourceFactory(), entity=EntityFactory(), image=site_image(), link=related[0]
        )
        page = article(sections=sections, topics=[topic], authors=[author, AuthorFactory()], hero_image=site_image())
        UpdateEntry.objects.create(article=page, kind="correction", note="直した")
        return page

    return make


@pytest.mark.parametrize("count", [1, 12])
def test_a_page_keeps_its_query_budget_whatever_its_length(client, rich_article, count, django_assert_max_num_queries):
    page = rich_article(count)
    client.get(page.url)
    with django_assert_max_num_queries(QUERY_BUDGET):
        response = client.get(page.url)
    assert response.status_code == 200


def test_a_draft_is_not_found(client):
    assert client.get(f"/articles/{article(published=False).slug}/").status_code == 404


def test_the_title_splits_in_two_halves(client):
    html = client.get(article(title="追う側に回る――首位が替わった年").url).content.decode()
    assert html.count('class="title-part"') >= 2


def test_the_lead_the_authors_and_the_topics_are_shown(client):
    page = article(dek="補う一行。", authors=[AuthorFactory(name="佐久間")], topics=[TopicFactory(name="事前学習")])
    html = client.get(page.url).content.decode()
    assert "補う一行。" in html
    assert "佐久間" in html
    assert "事前学習" in html


def test_characters_are_counted_without_spaces_and_with_tables_and_points():
    table = {"caption": "表題", "grid": {"columns": [{"heading": "見"}], "rows": [{"cells": ["出 し"]}]}}
    page = article(
        dek="一二",
        sections=[section(("paragraph", "<p>三<b>四</b> 五</p>"), ("comparison_table", table), heading="六")],
        key_points=json.dumps([{"type": "point", "value": {"heading": "七", "text": "八"}}]),
    )
    page.refresh_from_db()
    assert page.character_count == len("一二" + "三四五" + "表題見出し" + "六" + "七八")


def test_reading_time_is_at_least_a_minute():
    assert article().reading_minutes == 1


def test_publication_opens_the_history_once():
    page = article(at=dt.datetime(2025, 11, 27, 7, tzinfo=JST))
    page.save_revision().publish()
    entries = page.updates.all()
    assert [(entry.kind, entry.at) for entry in entries] == [("publication", dt.datetime(2025, 11, 27, 7, tzinfo=JST))]
    assert page.last_updated_at is None


def test_the_history_is_newest_first_and_drives_the_update_date(client):
    page = article(at=dt.datetime(2025, 1, 1, tzinfo=JST))
    for day, kind in [(3, "correction"), (2, "addition")]:
        UpdateEntry.objects.create(
            article=page, kind=kind, note=f"{day}日の変更", at=dt.datetime(2025, 1, day, tzinfo=JST)
        )
    page = ArticlePage.objects.get(pk=page.pk)
    assert [entry.get_kind_display() for entry in page.history] == ["訂正", "追記", "公開"]
    assert page.last_updated_at == dt.datetime(2025, 1, 3, tzinfo=JST)
    html = client.get(page.url).content.decode()
    assert html.index("3日の変更") < html.index("2日の変更")


def test_an_article_grows_old_a_year_after_publication_or_its_last_told_change():
    published = dt.datetime(2025, 1, 1, tzinfo=JST)
    page = article(at=published)
    assert not page.is_old(at=published + dt.timedelta(days=365))
    assert page.is_old(at=published + dt.timedelta(days=366))
    UpdateEntry.objects.create(article=page, kind="update", note="見直した", at=published + dt.timedelta(days=300))
    page = ArticlePage.objects.get(pk=page.pk)
    assert not page.is_old(at=published + dt.timedelta(days=366))


def test_a_preview_of_an_unpublished_article_is_not_old():
    assert not ArticlePage().is_old(at=dt.datetime(2030, 1, 1, tzinfo=JST))


def test_an_old_article_says_so(client, time_machine):
    page = article(at=dt.datetime(2025, 1, 1, tzinfo=JST))
    time_machine.move_to(dt.datetime(2025, 12, 31, tzinfo=JST))
    assert "一年以上前" not in client.get(page.url).content.decode()
    time_machine.move_to(dt.datetime(2026, 1, 3, tzinfo=JST))
    assert "一年以上前" in client.get(page.url).content.decode()


def test_sources_in_the_text_and_the_list_lead_to_each_other(client):
    source, uncited = SourceFactory(), SourceFactory(title="読んだだけの本")
    page = article(
        sections=[section(("paragraph", f"<p>一{stored_mark(source.pk)}、二{stored_mark(source.pk)}。</p>"))],
        other_sources=json.dumps([{"type": "source", "value": uncited.pk}]),
    )
    html = client.get(page.url).content.decode()
    for place in ("cite-1-a", "cite-1-b"):
        assert f'id="{place}"' in html
        assert f'href="#{place}"' in html
    assert 'href="#source-1"' in html
    assert 'id="source-1"' in html
    assert html.index("読んだだけの本") > html.index(source.title)


def test_headings_have_anchors_that_do_not_depend_on_their_words(client):
    page = article(sections=[section(("paragraph", "<p>文</p>"), heading=f"節{n}") for n in range(3)])
    anchors = [f"s-{block.id[:8]}" for block in page.body]
    html = client.get(page.url).content.decode()
    for anchor in anchors:
        assert html.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in html


def test_a_restricted_article_is_told_to_nobody_not_kept_by_caches_and_not_listed(client):
    secrets = {
        "title": "内緒の題",
        "dek": "内緒のリード",
        "seo_title": "内緒の別題",
        "search_description": "内緒の説明",
    }
    page = article(**secrets, sections=[section(("paragraph", "<p>内緒の本文</p>"), heading="内緒の見出し")])
    assert all(secret in client.get(page.url).content.decode() for secret in (*secrets.values(), "内緒の本文"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="pw")
    response = client.get(page.url)
    assert "パスワードが必要です" in response.content.decode()
    assert "内緒" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "内緒" not in client.get("/articles/").content.decode()
    client.post(
        f"/_util/authenticate_with_password/{page.get_view_restrictions()[0].pk}/{page.pk}/",
        {"password": "pw", "return_url": page.url},
    )
    opened = client.get(page.url)
    assert opened.status_code == 200
    assert "private" in opened["Cache-Control"]
    assert "s-maxage" not in opened["Cache-Control"]


def test_only_the_first_section_may_be_without_a_heading():
    blocks = ArticlePage._meta.get_field("body").stream_block
    opening, body = section(("paragraph", "<p>一</p>"), heading=""), section(("paragraph", "<p>二</p>"))
    blocks.clean(ArticlePage(body=json.dumps([opening, body])).body)
    with pytest.raises(ValidationError):
        blocks.clean(ArticlePage(body=json.dumps([body, opening])).body)


def test_articles_live_below_the_list_and_have_no_pages_of_their_own():
    assert ArticlePage in article_index().allowed_subpage_models()
    assert article().allowed_subpage_models() == []


def test_the_articles_before_and_after_it_are_linked(client):
    before, page, after = article(title="先の記事"), article(), article(title="後の記事")
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    links = {link["rel"][0]: link for link in html.select(".neighbours a")}
    addresses = {rel: urljoin(page.url, link["href"]) for rel, link in links.items()}
    assert addresses == {"prev": before.url, "next": after.url}
    assert "先の記事" in links["prev"].get_text()


def test_the_only_article_has_no_neighbours(client):
    assert "neighbours" not in client.get(article().url).content.decode()


def test_its_address_stands_on_paper(client):
    page = article()
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert html.select_one(".print-only").get_text() == f"http://testserver{page.url}"
