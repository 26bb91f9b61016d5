import pytest

from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from articles.tables.stored_form import from_stored, to_stored


def test_what_is_stored_reads_back_the_same():
    columns = (Column("名", ColumnKind.ENTITY), Column("長さ", ColumnKind.NUMBER, "字"))
    grid = Grid(columns, (Row((Cell("OpenAI", columns[0], entity_id=7), Cell("5", columns[1])), "leaked"),))
    assert from_stored(to_stored(grid)) == grid
    assert to_stored(grid)["rows"] == [{"status": "leaked", "cells": [{"entity": 7, "text": "OpenAI"}, "5"]}]


@pytest.mark.parametrize(
    "stored",
    [
        None,
        {},
        {"columns": [], "rows": [{"cells": ["a"]}]},
    ],
)
def test_nothing_is_an_empty_grid(stored):
    assert from_stored(stored) == Grid()


def test_a_foreign_version_is_read_as_far_as_it_goes():
    grid = from_stored(
        {
            "columns": [{"heading": "名", "kind": "hologram"}, {}],
            "rows": [{"cells": ["a"], "status": "rumoured"}, {"cells": ["b", "c", "d"]}, {}],
        }
    )
    assert [column.kind for column in grid.columns] == [ColumnKind.TEXT, ColumnKind.TEXT]
    assert [[cell.typed for cell in row.typed_cells] for row in grid.rows] == [["a", ""], ["b", "c"], ["", ""]]
    assert grid.rows[0].status == ""
