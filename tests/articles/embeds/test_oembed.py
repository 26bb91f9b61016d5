"""oEmbed: a table or the timeline, by address."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from articles.share_images import table_cards
from tests.factories.naughty import naughty_strings
from tests.factories.pages import article, section
from tests.factories.tables import place_of_table, table_article
from tests.factories.timeline import timeline_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return table_article()


def address_of(page):
    return f"http://testserver{page.url}#{place_of_table(page)}"


def ask(client, url, **params):
    return client.get("/oembed/", {"url": url, **params})


def frame_of(answer):
    return BeautifulSoup(answer["html"], "html.parser").iframe


def test_a_table_is_shown_in_a_titled_frame_without_script(client, table):
    response = ask(client, address_of(table))
    answer = response.json()
    assert response["Content-Type"].startswith("application/json")
    assert (answer["version"], answer["type"], answer["provider_name"]) == ("1.0", "rich", "airace")
    assert (answer["title"], answer["width"]) == ("比べる（airace）", 720)
    frame = frame_of(answer)
    assert frame["src"] == f"http://testserver/embed/tables/{table.slug}/{place_of_table(table)}/"
    assert frame["title"] == "比べる（airace）"
    assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
    assert "<script" not in answer["html"]


def test_the_frames_page_exists(client, table):
    frame = frame_of(ask(client, address_of(table)).json())
    assert client.get(urlsplit(frame["src"]).path).status_code == 200


def test_the_timeline_is_shown_too(client):
    timeline_page()
    answer = ask(client, "http://testserver/timeline/?company=openai").json()
    assert frame_of(answer)["src"] == "http://testserver/embed/timeline/"


def test_a_picture_stands_for_it_once_it_is_made(client, table):
    assert "thumbnail_url" not in ask(client, address_of(table)).json()
    table_cards(table)[0].make()
    answer = ask(client, address_of(table)).json()
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert client.get(answer["thumbnail_url"].removeprefix("http://testserver")).status_code == 200


def test_pages_say_where_to_ask(client, table):
    timeline_page()
    for path, url in [(table.url, address_of(table)), ("/timeline/", "http://testserver/timeline/")]:
        links = BeautifulSoup(client.get(path).content, "html.parser").select("link[type='application/json+oembed']")
        [href] = [link["href"] for link in links]
        assert parse_qs(urlsplit(href).query)["url"] == [url]
        # Whoever reads a page does not read addresses relative to it.
        assert href.startswith("http://testserver/oembed/")
        assert client.get(href).status_code == 200


def test_xml_says_the_same(client, table):
    response = ask(client, address_of(table), format="xml")
    assert response["Content-Type"].startswith("text/xml")
    root = ElementTree.fromstring(response.content)
    said = {child.tag: child.text for child in root}
    assert root.tag == "oembed"
    assert said == {name: str(value) for name, value in ask(client, address_of(table)).json().items()}


def test_it_is_no_larger_than_asked(client, table):
    answer = ask(client, address_of(table), maxwidth="320", maxheight="200").json()
    assert (answer["width"], answer["height"]) == (320, 200)
    assert ask(client, address_of(table), maxwidth="99999").json()["width"] == 720


@pytest.mark.parametrize("url", ["https://testserver", "http://testserver:80", "http://TESTSERVER"])
def test_scheme_port_and_case_of_the_host_do_not_matter(client, table, url):
    assert ask(client, url + address_of(table).removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"url": " "},
        {"maxwidth": "0"},
        {"maxwidth": "-1"},
        {"maxheight": "広い"},
        {"maxwidth": "１"},
        {"maxwidth": "9" * 5000},
    ],
)
def test_a_question_that_cannot_be_read_is_refused_in_words(client, table, params):
    params = {"url": address_of(table), **params} if params else {}
    response = client.get("/oembed/", params)
    assert response.status_code == 400
    assert response.content.decode().endswith("。\n")


def test_a_format_that_we_do_not_write_is_not_implemented(client, table):
    assert ask(client, address_of(table), format="yaml").status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/articles/x/#s-00000000",
        "http://testserver:81/timeline/",
        "ftp://testserver/timeline/",
        "http://testserver/",
        "http://testserver/articles/none/#s-00000000",
        "//testserver/timeline/",
        "http://[",
        "http://testserver:port/timeline/",
        "http://testserver/articles/a\x00b/#s-00000000",
        "http://testserver/articles/" + "a" * 10_000 + "/#s-00000000",
    ],
)
def test_what_cannot_be_embedded_is_not_found(client, url):
    assert ask(client, url).status_code == 404


def test_a_withdrawn_timeline_cannot_be_embedded(client):
    timeline_page().unpublish()
    assert ask(client, "http://testserver/timeline/").status_code == 404


def test_an_article_without_a_tables_anchor_cannot_be_embedded(client, table):
    assert ask(client, f"http://testserver{table.url}").status_code == 404
    assert ask(client, f"http://testserver{table.url}#sources").status_code == 404


def test_a_withdrawn_article_is_gone_from_here_as_well(client, table):
    address = address_of(table)
    table.unpublish()
    assert ask(client, address).status_code == 404


def test_no_string_makes_it_fail(client):
    for text in naughty_strings()[::20]:
        url = f"http://testserver/articles/{text}/#{text}"
        assert ask(client, url.encode(errors="replace").decode()).status_code == 404


def test_answers_are_kept_for_a_moment_and_read_by_any_page(client, table):
    response = ask(client, address_of(table))
    assert "s-maxage=60" in response["Cache-Control"]
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "s-maxage" not in ask(client, "x").get("Cache-Control", "")


def test_words_of_the_caption_are_escaped_in_the_frame(client):
    page = article(sections=[section(("comparison_table", {"caption": '"></textarea><b>x', "grid": {}}))])
    frame = frame_of(ask(client, address_of(page)).json())
    assert frame["title"] == '"></textarea><b>x（airace）'
    field = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".embed-code textarea")
    assert BeautifulSoup(field.get_text(), "html.parser").iframe["title"] == frame["title"]
