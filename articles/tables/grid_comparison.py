"""Two versions of a table, told cell by cell inside the table itself."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.tables.comparison import CellChange, ColumnChange, GridChange, RowChange, SameRows, compare_grids
from articles.tables.grid import ColumnKind, Grid
from core.comparison.field_blocks import FieldDifference
from core.comparison.texts import Fate, lines_html, piece_html, text_html
from core.comparison.words import change_html


class GridDifference(FieldDifference):
    """A grid before and after; what was stored and is no grid counts as an empty one."""

    is_wide = True

    def change(self):
        return grid_html(compare_grids(as_grid(self.val_a), as_grid(self.val_b)))

    def show(self, value):
        grid = as_grid(value)
        return grid_html(compare_grids(grid, grid), is_whole=True) if grid else ""


def as_grid(value) -> Grid:
    return value if isinstance(value, Grid) else Grid()


def grid_html(change: GridChange, *, is_whole=False) -> SafeString:
    """The table; `is_whole` for one that was added or removed as it is."""
    rows = change.rows if is_whole else change.shown_rows()
    context = {
        "columns": [told_column(column) for column in change.columns],
        "rows": [told_row(row) for row in rows],
        "width": len(change.columns) + 1,
        "is_whole": is_whole,
    }
    return render_to_string("articles/comparison/grid.html", context)


def told_column(column: ColumnChange) -> dict:
    heading = told_text(column, column.old and column.old.heading, column.new and column.new.heading)
    return {**told(column, "列目"), "heading": heading, "notes": column_notes(column)}


def column_notes(column: ColumnChange) -> list[tuple[str, SafeString]]:
    """What is not seen in the heading: kind and unit, where they changed."""
    old, new = column.old, column.new
    if not (old and new):
        return []
    kinds = [str(ColumnKind(side.kind).label) for side in (old, new)]
    pairs = [("種類", *kinds), ("単位", old.unit, new.unit)]
    return [(name, change_html(before, after)) for name, before, after in pairs if before != after]


def told_row(row: RowChange | SameRows) -> dict:
    if isinstance(row, SameRows):
        return {"same": row.count}
    side = row.new or row.old
    status = change_html(row.old.status_label, row.new.status_label) if row.has_other_status else side.status_label
    return {
        **told(row, "行目"),
        "status": status,
        "status_changed": row.has_other_status,
        "cells": [told_cell(row, cell) for cell in row.cells],
    }


def told_cell(row: RowChange, cell: CellChange) -> dict:
    old, new = (side.typed if side else "" for side in (cell.old, cell.new))
    entity = ""
    if cell.has_other_entity:
        entity = change_html(*(str(side.entity or "") for side in (cell.old, cell.new)))
    is_kept = bool(cell.old and cell.new)
    return {
        "html": told_text(row, old, new) if is_kept or row.is_added or row.is_removed else side_html(cell),
        "entity": entity,
        "code": "changed" if is_kept and not cell.is_same else "",
        "column": "added" if row.old and not cell.old else "removed" if row.new and not cell.new else "",
    }


def told(change, counter: str) -> dict:
    """The state of a row or column, and the word for it."""
    if change.is_added:
        return {"code": "added", "word": "追加"}
    if change.is_removed:
        return {"code": "removed", "word": "削除"}
    if change.is_moved:
        return {"code": "moved", "word": f"移動（{change.pair.old + 1}→{change.pair.new + 1}{counter}）"}
    return {"code": "same" if change.is_same else "changed", "word": "" if change.is_same else "変更"}


def told_text(change, old: str | None, new: str | None) -> SafeString:
    """Words of a row or column: those of an added or removed one as a whole, others with their differences."""
    if change.is_added or change.is_removed:
        return lines_html(new or old or "")
    return text_html(old or "", new or "")


def side_html(cell: CellChange) -> SafeString:
    """A cell of an added or removed column."""
    side = cell.new or cell.old
    if side is None or not side.typed:
        return lines_html("")
    return piece_html(Fate.ADDED if cell.new else Fate.REMOVED, lines_html(side.typed))
