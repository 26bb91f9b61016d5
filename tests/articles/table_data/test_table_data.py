"""Each comparison table as CSV and JSON."""

import csv
import io
import json

import jsonschema
import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import article
from tests.factories.tables import place_of_table, table_article
from tests.programs import ROOT

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "article-table.schema.json").read_text())
FORMS = ["csv", "json"]


def path_of(page, form):
    return f"/articles/{page.slug}/tables/{place_of_table(page)}.{form}"


def rows_of(client, page):
    return list(csv.reader(io.StringIO(client.get(path_of(page, "csv")).content.decode("utf-8-sig"), newline="")))


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
def test_there_is_none_of_drafts_of_restricted_articles_and_of_other_blocks(client, form):
    page = table_article()
    place = place_of_table(page)
    for path in (f"/articles/none/tables/{place}.{form}", f"/articles/{page.slug}/tables/s-00000000.{form}"):
        assert client.get(path).status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(path_of(page, form)).status_code == 404
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert client.get(path_of(page, form)).status_code == 404


def test_a_block_that_is_no_table_has_no_data(client):
    page = article()
    place = f"s-{page.body[0].value['content'][0].id[:8]}"
    assert client.get(f"/articles/{page.slug}/tables/{place}.json").status_code == 404


def test_a_spreadsheet_gets_every_row_and_column_and_what_belongs_to_the_table(client):
    page = table_article()
    response = client.get(path_of(page, "csv"))
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert f'filename="{page.slug}-{place_of_table(page)}.csv"' in response["Content-Disposition"]
    headings, first, second = rows_of(client, page)
    assert headings[:6] == ["名", "判定", "段階", "費用（億ドル）", "文章", "確かさ"]
    assert first[:6] == ["OpenAI", "○ 成功（初回）", "高（品質）", "約1,000", "文章", "リーク"]
    assert second[:6] == ["無名", "", "なし", "3億円", "", ""]
    address = f"http://testserver{page.url}#{place_of_table(page)}"
    about = dict(zip(headings[6:], first[6:], strict=True))
    assert about["表"] == "比べる"
    assert about["時点"] == "2025-11"
    assert about["出典"].startswith("新聞「題」")
    assert about["記事"] == address
    assert "CC BY 4.0" in about["利用条件"]


def test_no_cell_is_a_formula(client):
    cells = ["=1+1", "+1", "@SUM(A1)", "-1", "=HYPERLINK(1)"]
    _, row = rows_of(client, table_article(("", cells)))
    assert not [cell for cell in row if cell.startswith(("=", "+", "@", "-"))]


def test_a_program_gets_kinds_units_date_statuses_and_sources(client):
    page = table_article()
    response = client.get(path_of(page, "json"))
    assert response["Access-Control-Allow-Origin"] == "*"
    found = response.json()
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert found["columns"][3] == {"heading": "費用", "kind": "number", "unit": "億ドル"}
    assert found["as_of"]["canonical"] == "2025-11"
    assert found["sources"][0]["publisher"] == "新聞"
    assert found["rows"][0]["status"] == "leaked"
    entity, verdict, level, number, text = found["rows"][0]["cells"]
    assert entity["entity"]["name"] == "OpenAI"
    assert verdict == {"text": "成功", "note": "初回", "verdict": "yes"}
    assert level == {"text": "高", "note": "品質", "level": 3}
    assert (number["amount"], number["unit"]) == (1000, "億ドル")
    assert text == {"text": "文章", "note": None}
    assert found["rows"][1]["cells"][1] is None


@pytest.mark.parametrize("form", FORMS)
def test_a_long_table_costs_no_more_queries_than_a_short_one(client, form, django_assert_max_num_queries):
    rows = [("", ["無名", "○", "高", str(number), "文"]) for number in range(60)]
    path = path_of(table_article(*rows), form)
    client.get(path)
    with django_assert_max_num_queries(6):
        assert client.get(path).status_code == 200
