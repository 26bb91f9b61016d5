"""The pages made for frames on other sites."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.pages import article
from tests.factories.tables import place_of_table, table_article
from tests.factories.timeline import EventFactory, timeline_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return table_article(sources=[SourceFactory(publisher="新聞", url="https://example.com/news")])


def path_of(page):
    return f"/embed/tables/{page.slug}/{place_of_table(page)}/"


@pytest.fixture(params=["table", "timeline"])
def response(request, client, table):
    timeline_page()
    event = EventFactory()
    event.entities = [EntityFactory(name="Google", kind="company")]
    event.save()
    return client.get(path_of(table) if request.param == "table" else "/embed/timeline/")


def test_any_site_may_frame_it_and_nothing_runs_in_it(response):
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "*"
    assert policy["script-src"] == "'none'"
    assert "X-Frame-Options" not in response
    assert b"<script" not in response.content


def test_search_engines_are_sent_to_the_page_that_it_is_from(response):
    html = BeautifulSoup(response.content, "html.parser")
    assert response["X-Robots-Tag"] == "noindex"
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert html.find("link", rel="canonical")["href"].startswith("http://testserver/")
    assert html.footer.a["href"].startswith("http://testserver/")


def test_it_is_the_same_for_everyone(response):
    html = response.content.decode()
    assert not response.cookies
    assert "s-maxage" in response["Cache-Control"]
    assert "style=" not in html
    assert "csrf" not in html


def test_no_other_page_may_be_framed(client, table):
    timeline_page()
    for path in ("/", table.url, "/timeline/", "/oembed/"):
        response = client.get(path)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_a_table_keeps_its_rows_its_sources_and_the_way_back(client, table):
    html = BeautifulSoup(client.get(path_of(table)).content, "html.parser")
    assert len(html.select("tbody tr")) == 2
    assert html.h1.get_text() == "比べる"
    assert html.select_one(".foot a")["href"] == "https://example.com/news"
    assert html.footer.a["href"] == f"http://testserver{table.url}#{place_of_table(table)}"
    assert html.footer.a.get_text() == table.title


def test_the_figure_has_no_numbers_without_its_list(client):
    timeline_page()
    event = EventFactory()
    event.entities = [EntityFactory(name="Google", kind="company")]
    event.save()
    html = BeautifulSoup(client.get("/embed/timeline/").content, "html.parser")
    assert html.select("circle.dot")
    assert not html.select("text.number")
    assert not html.select('a[href^="#event-"]')


def test_a_timeline_without_events_says_so(client):
    timeline_page()
    assert "出来事は、まだありません。" in client.get("/embed/timeline/").content.decode()


def test_what_not_everyone_may_read_cannot_be_framed(client, table):
    PageViewRestriction.objects.create(page=table, restriction_type="login")
    assert client.get(path_of(table)).status_code == 404
    page = timeline_page()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/embed/timeline/").status_code == 404
    restriction.delete()
    page.unpublish()
    assert client.get("/embed/timeline/").status_code == 404
    assert client.get(f"/embed/tables/{article().slug}/s-00000000/").status_code == 404


def test_the_figure_costs_the_same_however_many_events_there_are(client, django_assert_max_num_queries):
    timeline_page()
    for _ in range(8):
        EventFactory(source=SourceFactory())
    client.get("/embed/timeline/")
    with django_assert_max_num_queries(10):
        client.get("/embed/timeline/")


def test_the_code_to_copy_needs_no_script(client, table):
    html = BeautifulSoup(client.get(table.url).content, "html.parser")
    field = html.select_one(".embed-code textarea")
    assert field.has_attr("readonly")
    assert field.find_parent("details")
    frame = BeautifulSoup(field.get_text(), "html.parser").iframe
    assert frame["src"] == f"http://testserver{path_of(table)}"
    assert frame["title"]
