"""An article with one comparison table that has a cell of every kind."""

from articles.table_data.shown_table import ShownTable, tables_in
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.pages import article, section

COLUMNS = [
    {"heading": "名", "kind": "entity"},
    {"heading": "判定", "kind": "verdict"},
    {"heading": "段階", "kind": "level"},
    {"heading": "費用", "kind": "number", "unit": "億ドル"},
    {"heading": "文章", "kind": "text"},
]


def table_article(*rows, sources=None, **fields):
    """Its rows are (status, cells); without any, two that say and hide something."""
    entity = EntityFactory(name="OpenAI")
    sources = [SourceFactory(publisher="新聞", title="題")] if sources is None else sources
    rows = rows or (
        ("leaked", [{"entity": entity.pk, "text": "OpenAI"}, "○ 成功（初回）", "高（品質）", "約1,000", "文章"]),
        ("", ["無名", "", "なし", "3億円", ""]),
    )
    value = {
        "caption": "比べる",
        "subtitle": "範囲",
        "grid": {"columns": COLUMNS, "rows": [{"status": status, "cells": cells} for status, cells in rows]},
        "look": "verdict",
        "as_of": "2025-11",
        "note": "注。",
        "sources": [source.pk for source in sources],
    }
    return article(sections=[section(("paragraph", "<p>本文</p>"), ("comparison_table", value))], **fields)


def first_table(page) -> ShownTable:
    return next(table for _, table in tables_in(page))


def place_of_table(page) -> str:
    """The anchor of its first table."""
    return first_table(page).place
