"""A comparison table in Markdown keeps its shape, whatever stands in its cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markdown import tables
from articles.tables.grid import UNUSABLE, Cell, Column, ColumnKind, Grid, Row
from facts.models import Entity
from tests.articles.markdown.reading import read, words
from tests.factories.naughty import naughty_strings, packed


class Setting:
    @staticmethod
    def absolute(url):
        return f"https://example.com{url}"


def grid_of(headings, rows, kinds=()):
    kinds = [*kinds, *[ColumnKind.TEXT] * (len(headings) - len(kinds))]
    columns = tuple(Column(heading, kind) for heading, kind in zip(headings, kinds, strict=True))
    return Grid(columns, tuple(Row(tuple(map(Cell, row, columns))) for row in rows))


def shown(grid):
    """The cells that a reader gets, row by row, the headings first."""
    html = read(tables.table(grid, Setting))
    assert len(html.find_all("table")) == 1
    assert [child.name for child in html.find_all(recursive=False)] == ["table"]
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in html.find_all("tr")]


def squeezed(text):
    return " ".join(text.split())


CELLS = st.text(st.sampled_from("あ漢a1 \n\r\t\u2028\x0b|\\`*_[]()<>&!#-:~$'\""), max_size=30)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=2, max_size=5)))
def test_no_cell_tears_its_table(rows):
    grid = grid_of(rows[0], rows[1:])
    wanted = [list(map(squeezed, rows[0])), *([squeezed(cell) or "不明" for cell in row] for row in rows[1:])]
    assert shown(grid) == wanted


def test_naughty_strings_tear_no_table():
    texts = [UNUSABLE.sub("", text) for text in packed(naughty_strings(), 400, between=" | ")]
    grid = grid_of(["名", "文章"], [["行", text] for text in texts])
    assert [row[1] for row in shown(grid)[1:]] == [squeezed(text) or "不明" for text in texts]


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (ColumnKind.VERDICT, "○", "○ 対応"),
        (ColumnKind.VERDICT, "✅ 成功（初回）", "○ 成功（初回）"),
        (ColumnKind.VERDICT, "非公表", "？ 非公表"),
        (ColumnKind.LEVEL, "高（品質）", "高（品質）"),
        (ColumnKind.NUMBER, "約２億人（2024年8月）", "約2億人（2024年8月）"),
        (ColumnKind.TEXT, "", "不明"),
    ],
)
def test_a_cell_says_in_words_what_the_page_shows_as_a_mark(kind, typed, words):
    assert shown(grid_of(["名", "値"], [["行", typed]], [ColumnKind.TEXT, kind]))[1][1] == words


def test_the_unit_of_a_column_stands_in_its_heading_and_another_one_in_its_cell():
    columns = (Column("名"), Column("費用", ColumnKind.NUMBER, "億ドル"))
    rows = tuple(Row(tuple(map(Cell, row, columns))) for row in [("甲", "10"), ("乙", "3億円")])
    assert shown(Grid(columns, rows)) == [["名", "費用（億ドル）"], ["甲", "10"], ["乙", "3億円"]]


def test_numbers_stand_at_the_right():
    grid = grid_of(["名", "数"], [["行", "1"]], [ColumnKind.TEXT, ColumnKind.NUMBER])
    assert tables.table(grid, Setting).splitlines()[1] == "| --- | ---: |"


def test_a_row_keeps_its_status():
    columns = (Column("名"),)
    row = Row((Cell("Gemini", columns[0]),), "leaked")
    assert shown(Grid(columns, (row,)))[1] == ["Gemini〔リーク〕"]


def test_a_company_leads_to_its_page():
    column = Column("名", ColumnKind.ENTITY)
    cell = Cell("OpenAI", column, 1, Entity(pk=1, name="Open|AI", slug="openai", kind="company"))
    link = read(tables.table(Grid((column,), (Row((cell,)),)), Setting)).a
    assert (link.get_text(), link["href"]) == ("Open|AI", "https://example.com/entities/openai/")
