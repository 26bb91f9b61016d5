"""A table as JSON; `tests/schemas/article-table.schema.json` says what each field holds."""

import json

from articles.table_data.shown_table import ShownTable
from articles.tables.grid import Cell, Row
from core.dates import PartialDate
from timeline import licence
from timeline.exporters.json import date_dict, entity_dict, source_dict


def table_json(table: ShownTable, root: str) -> str:
    value, article = table.value, table.article
    answer = {
        "title": table.caption,
        "subtitle": value["subtitle"],
        "url": f"{root}{table.path}",
        "article": {"title": article.title, "url": f"{root}{article.url}"},
        "licence": {"name": licence.NAME, "url": licence.URL, "credit": licence.CREDIT},
        "as_of": date_of(value["as_of"]),
        "note": value["note"],
        "sources": [{**source_dict(source), "status": source.status or None} for source in table.sources],
        "columns": [
            {"heading": column.heading, "kind": str(column.kind), "unit": column.unit or None}
            for column in table.grid.columns
        ],
        "rows": [row_dict(row, root) for row in table.grid.rows],
    }
    return json.dumps(answer, ensure_ascii=False)


def date_of(date: PartialDate | None) -> dict | None:
    return date_dict(date) if date else None


def row_dict(row: Row, root: str) -> dict:
    return {"status": str(row.status) or None, "cells": [cell_dict(cell, root) for cell in row.typed_cells]}


def cell_dict(cell: Cell, root: str) -> dict | None:
    """Null where nothing is known. Besides its words only what the cell's kind has."""
    if cell.kind == "empty":
        return None
    found = {"text": cell.text, "note": cell.note or None}
    if cell.verdict:
        found["verdict"] = cell.verdict.value
    elif cell.level:
        found["level"] = cell.level
    elif cell.kind == "number":
        found |= {"amount": cell.sort_value, "unit": cell.unit or None}
    elif cell.entity:
        found["entity"] = entity_dict(cell.entity, root)
    return found
