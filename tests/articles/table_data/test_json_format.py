"""A table as a program reads it."""

import json
from dataclasses import replace

import jsonschema
import pytest

from articles.table_data.json_format import table_json
from tests.factories.facts import SourceFactory
from tests.factories.tables import first_table, table_article
from tests.programs import ROOT

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "article-table.schema.json").read_text())


def refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


def read(table):
    found = json.loads(table_json(table, "https://example.com"), parse_constant=refuse)
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())
    return found


def cells_of(*cells):
    return read(first_table(table_article(("", cells))))["rows"][0]["cells"]


def test_a_program_gets_kinds_units_date_statuses_and_sources():
    found = read(first_table(table_article(sources=[SourceFactory(publisher="新聞", kind="leak")])))
    assert found["columns"][3] == {"heading": "費用", "kind": "number", "unit": "億ドル"}
    assert found["as_of"]["canonical"] == "2025-11"
    assert [(source["publisher"], source["status"]) for source in found["sources"]] == [("新聞", "leaked")]
    assert found["rows"][0]["status"] == "leaked"


def test_addresses_are_whole():
    page = table_article()
    found = read(first_table(page))
    assert found["url"] == f"https://example.com{first_table(page).path}"
    assert found["article"] == {"title": page.title, "url": f"https://example.com{page.url}"}
    assert found["rows"][0]["cells"][0]["entity"]["url"].startswith("https://example.com/entities/")


def test_a_cell_has_its_words_and_what_its_kind_has():
    entity, verdict, level, number, text = read(first_table(table_article()))["rows"][0]["cells"]
    assert entity["entity"]["name"] == "OpenAI"
    assert verdict == {"text": "成功", "note": "初回", "verdict": "yes"}
    assert level == {"text": "高", "note": "品質", "level": 3}
    assert number == {"text": "約1,000", "note": None, "amount": 1000, "unit": "億ドル"}
    assert text == {"text": "文章", "note": None}


def test_a_cell_that_does_not_fit_its_column_has_its_words_alone():
    words = ["無名", "成功", "なし", "不明", "文章"]
    assert cells_of(*words) == [{"text": word, "note": None} for word in words]


def test_null_stands_for_what_is_not_known():
    assert cells_of("", "", " ", "", "") == [None] * 5
    table = first_table(table_article(sources=[SourceFactory(kind="paper")]))
    found = read(replace(table, value={**table.value, "as_of": None}))
    assert found["as_of"] is None
    assert found["sources"][0]["status"] is None
    assert found["columns"][0]["unit"] is None
    assert found["rows"][1]["status"] is None


def test_a_number_beyond_all_measure_is_words():
    digits = "9" * 400
    assert cells_of("甲", "", "", digits, "")[3] == {"text": digits, "note": None}
