"""A table's headings and cells in words alone, for every form without our marks: Markdown, CSV, JSON."""

from articles.tables.grid import Cell, Column


def words_of_column(column: Column) -> str:
    """The heading, with the unit of its numbers: 費用（億ドル）."""
    return f"{column.heading}（{column.unit}）" if column.unit else column.heading


def words_of_cell(cell: Cell) -> str:
    """`○ 越えた（初回）`: the mark before its word, a unit that is not the column's, the note; "" for an empty cell."""
    mark = f"{cell.verdict.mark} " if cell.verdict else ""
    unit = cell.unit if cell.unit != cell.column.unit else ""
    note = f"（{cell.note}）" if cell.note else ""
    return f"{mark}{cell.text}{unit}{note}"
