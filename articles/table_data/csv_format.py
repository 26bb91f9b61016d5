"""A table as CSV for spreadsheets: its own columns first, then what belongs to the table as a whole, in each row."""

import csv
from collections.abc import Iterator

from articles.table_data.shown_table import ShownTable
from articles.tables.words import words_of_cell, words_of_column
from timeline import licence
from timeline.exporters.cells import neutralised
from timeline.exporters.csv_format import BYTE_ORDER_MARK, Line

# What stands after the table's own columns.
ABOUT = ["確かさ", "表", "時点", "注", "出典", "記事", "利用条件"]


def csv_lines(table: ShownTable, root: str) -> Iterator[str]:
    """The file line by line, in UTF-8 with the mark by which spreadsheets know it."""
    writer = csv.writer(Line(), lineterminator="\r\n")
    headings = [words_of_column(column) for column in table.grid.columns]
    yield BYTE_ORDER_MARK + writer.writerow(map(neutralised, [*headings, *ABOUT]))
    about = about_table(table, root)
    for row in table.grid.rows:
        cells = [words_of_cell(cell) for cell in row.typed_cells]
        yield writer.writerow(map(neutralised, [*cells, row.status_label, *about]))


def about_table(table: ShownTable, root: str) -> list[str]:
    value = table.value
    return [
        table.caption,
        value["as_of"].canonical if value["as_of"] else "",
        value["note"],
        "\n".join(f"{source}{f' {source.url}' if source.url else ''}" for source in table.sources),
        f"{root}{table.path}",
        f"{licence.NAME} {licence.URL}",
    ]
