"""A table as a spreadsheet reads it."""

import csv
import io
from dataclasses import replace

import pytest

from articles.table_data.csv_format import csv_lines
from tests.factories.facts import SourceFactory
from tests.factories.tables import first_table, table_article

pytestmark = pytest.mark.django_db

ROOT = "https://example.com"
OWN = 5  # columns of the table itself


def rows_of(table):
    text = "".join(csv_lines(table, ROOT)).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def about(table) -> dict[str, str]:
    headings, row, *_ = rows_of(table)
    return dict(zip(headings[OWN:], row[OWN:], strict=True))


def test_each_row_is_a_line_after_the_mark_of_utf_8_and_the_headings():
    lines = list(csv_lines(first_table(table_article()), ROOT))
    assert len(lines) == 3
    assert all(line.endswith("\r\n") for line in lines)
    assert [line.startswith("\ufeff") for line in lines] == [True, False, False]


def test_the_tables_own_columns_come_first_in_words():
    headings, first, second = rows_of(first_table(table_article()))
    assert headings[:OWN] == ["名", "判定", "段階", "費用（億ドル）", "文章"]
    assert first[:OWN] == ["OpenAI", "○ 成功（初回）", "高（品質）", "約1,000", "文章"]
    assert second[:OWN] == ["無名", "", "なし", "3億円", ""]


def test_what_belongs_to_the_whole_table_stands_in_each_row_after_how_certain_the_row_is():
    table = first_table(table_article())
    _, first, second = rows_of(table)
    assert [first[OWN], second[OWN]] == ["リーク", ""]
    assert first[OWN + 1 :] == second[OWN + 1 :]
    assert about(table) == {
        "確かさ": "リーク",
        "表": "比べる",
        "時点": "2025-11",
        "注": "注。",
        "出典": str(table.sources[0]),
        "記事": f"{ROOT}{table.path}",
        "利用条件": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/deed.ja",
    }


def test_sources_have_a_line_each_with_their_address():
    sources = [SourceFactory(url="https://example.com/news"), SourceFactory()]
    lines = about(first_table(table_article(sources=sources)))["出典"].split("\n")
    assert lines == [f"{sources[0]} https://example.com/news", str(sources[1])]


def test_what_nobody_said_is_empty():
    table = first_table(table_article(sources=[]))
    found = about(replace(table, value={**table.value, "as_of": None, "note": ""}))
    assert (found["時点"], found["注"], found["出典"]) == ("", "", "")


def test_no_cell_is_a_formula():
    table = first_table(table_article(("", ["=1+1", "+1", "@SUM(A1)", "-1", "=HYPERLINK(1)"])))
    column, *others = table.grid.columns
    columns = (replace(column, heading="=A1"), *others)
    value = {**table.value, "grid": replace(table.grid, columns=columns), "caption": "=B1", "note": "@C1"}
    cells = [cell for row in rows_of(replace(table, value=value)) for cell in row]
    assert {"'=A1", "'=B1", "'@C1", "'=1+1"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
