"""Each comparison table under its two addresses, for spreadsheets and for programs."""

import pytest

from tests.factories.tables import place_of_table, table_article

pytestmark = pytest.mark.django_db

FORMS = ["csv", "json"]


def path_of(page, form):
    return f"/articles/{page.slug}/tables/{place_of_table(page)}.{form}"


def test_the_page_links_to_both_under_the_table(client):
    page = table_article()
    html = client.get(page.url).content.decode()
    assert all(f'href="{path_of(page, form)}"' in html for form in FORMS)
    assert f'id="{place_of_table(page)}"' in html


@pytest.mark.parametrize("form", FORMS)
def test_everyone_may_keep_it_for_a_moment(client, form):
    response = client.get(path_of(table_article(), form))
    assert "public" in response["Cache-Control"]
    assert "s-maxage=60" in response["Cache-Control"]


@pytest.mark.parametrize("form", FORMS)
def test_there_is_none_of_an_article_that_is_not_open(client, form):
    page = table_article()
    page.unpublish()
    assert client.get(path_of(page, form)).status_code == 404


def test_a_spreadsheet_is_saved_as_a_file_named_after_article_and_table(client):
    page = table_article()
    response = client.get(path_of(page, "csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{page.slug}-{place_of_table(page)}.csv"'
    assert f"http://testserver{page.url}#{place_of_table(page)}" in response.content.decode()


def test_any_sites_page_may_read_the_form_for_programs(client):
    page = table_article()
    response = client.get(path_of(page, "json"))
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json()["url"] == f"http://testserver{page.url}#{place_of_table(page)}"


@pytest.mark.parametrize("form", FORMS)
def test_a_long_table_costs_no_more_queries_than_a_short_one(client, form, django_assert_max_num_queries):
    rows = [("", ["無名", "○", "高", str(number), "文"]) for number in range(60)]
    path = path_of(table_article(*rows), form)
    client.get(path)
    with django_assert_max_num_queries(6):
        assert client.get(path).status_code == 200
