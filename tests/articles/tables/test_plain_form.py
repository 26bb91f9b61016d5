import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from articles.tables.plain_form import PlainFormError, from_plain, to_plain
from facts.status import Status


def nobody(names):
    return {}


def read(text, find=nobody):
    return from_plain(text, find)


def test_nothing_is_an_empty_grid():
    assert not read(" \n\n")
    assert to_plain(Grid()) == ""


def test_headings_alone_are_refused():
    with pytest.raises(PlainFormError, match="見出しの行だけ"):
        read("名 | 評価")


def test_more_cells_than_headings_are_refused_with_the_row_named():
    with pytest.raises(PlainFormError, match="2行目「b」のセルは3個で、見出しの2個より多く"):
        read("名 | 評価\na | 1\nb | 2 | 3")


def test_missing_cells_are_empty():
    assert [cell.typed for cell in read("名 | 評価\na").rows[0].typed_cells] == ["a", ""]


def test_a_heading_names_its_columns_kind_and_unit():
    columns = read("名〔名称〕 | 文脈長〔数値・トークン〕 | 判定〔判定〕 | 備考〔注〕\na").columns
    assert columns == (
        Column("名", ColumnKind.ENTITY),
        Column("文脈長", ColumnKind.NUMBER, "トークン"),
        Column("判定", ColumnKind.VERDICT),
        Column("備考〔注〕"),
    )


def test_a_rows_first_cell_may_end_in_its_status():
    rows = read("名 | 評価\nGPT-4.5〔リーク〕 | 失敗\nGPT-3〔謎〕 | 成功").rows
    assert [(row.header.typed, row.status) for row in rows] == [("GPT-4.5", Status.LEAKED), ("GPT-3〔謎〕", "")]


def test_tabs_of_a_spreadsheet_divide_cells_and_leave_bars_alone():
    assert [cell.typed for cell in read("名\t評価\na|b\t１").rows[0].typed_cells] == ["a|b", "１"]


def test_escapes_keep_bars_line_breaks_and_backslashes():
    assert [cell.typed for cell in read("名 | 評価\na\\|b\\\\ | 一\\n二").rows[0].typed_cells] == ["a|b\\", "一\n二"]


def test_names_are_looked_up_once_and_only_those_of_entity_columns():
    asked = []

    def find(names):
        asked.append(names)
        return {"OpenAI": 7}

    rows = read("名〔名称〕 | 評価\nOpenAI | OpenAI\n無名 | x", find).rows
    assert asked == [{"OpenAI", "無名"}]
    assert [cell.entity_id for row in rows for cell in row.typed_cells] == [7, None, None, None]


words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029〔〕\t"), max_size=12
)
cells = words.map(str.strip)


@given(st.data())
def test_what_is_written_reads_back_the_same(data):
    columns = tuple(
        Column(heading, kind, unit if kind == ColumnKind.NUMBER else "")
        for heading, kind, unit in data.draw(
            st.lists(
                st.tuples(cells.filter(bool), st.sampled_from(ColumnKind), st.sampled_from(["", "字"])),
                min_size=1,
                max_size=4,
            )
        )
    )
    rows = data.draw(
        st.lists(
            st.tuples(st.lists(cells, min_size=len(columns), max_size=len(columns)), st.sampled_from(["", *Status])),
            min_size=1,
            max_size=4,
        )
    )
    rows = [(typed, status) for typed, status in rows if any(typed) or len(typed) > 1 or status]
    if not rows:
        return
    grid = Grid(columns, tuple(Row(tuple(map(Cell, typed, columns)), status) for typed, status in rows))
    assert read(to_plain(grid)) == grid
