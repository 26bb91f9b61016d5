"""How a grid lies in the database: JSON of headings, kinds and the cells as typed."""

from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from facts.status import Status


def to_stored(grid: Grid) -> dict:
    """`{"columns": [{heading, kind, unit}], "rows": [{status, cells: [text or {entity, text}]}]}`."""
    return {
        "columns": [
            {"heading": column.heading, "kind": str(column.kind), "unit": column.unit} for column in grid.columns
        ],
        "rows": [
            {
                "status": str(row.status),
                "cells": [
                    {"entity": cell.entity_id, "text": cell.typed} if cell.entity_id else cell.typed
                    for cell in row.typed_cells
                ],
            }
            for row in grid.rows
        ],
    }


def from_stored(stored: dict | None) -> Grid:
    """The grid, its entities not yet loaded. Tolerates what an older or foreign version wrote: short rows are
    filled, unknown kinds are text, unknown statuses are dropped."""
    if not isinstance(stored, dict):
        return Grid()
    columns = tuple(
        Column(
            str(column.get("heading", "")),
            column.get("kind") if column.get("kind") in ColumnKind.values else ColumnKind.TEXT,
            str(column.get("unit", "")),
        )
        for column in dicts(stored, "columns")
    )
    return Grid(columns, tuple(stored_row(row, columns) for row in dicts(stored, "rows")) if columns else ())


def dicts(stored: dict, name: str) -> list[dict]:
    found = stored.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def stored_row(row: dict, columns: tuple[Column, ...]) -> Row:
    cells = row.get("cells")
    cells = cells if isinstance(cells, list) else []
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    status = row.get("status", "")
    return Row(
        tuple(stored_cell(cell, column) for cell, column in zip(filled, columns, strict=False)),
        status if status in Status.values else "",
    )


def stored_cell(cell, column: Column) -> Cell:
    if isinstance(cell, dict):
        return Cell(str(cell.get("text", "")), column, entity_id=cell.get("entity"))
    return Cell(str(cell), column)
