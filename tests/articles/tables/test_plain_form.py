import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from articles.tables.plain_form import PlainFormError, from_plain, to_plain
from facts.models import Entity
from facts.status import Status


def nobody(names):
    return {}


def read(text, find=nobody):
    return from_plain(text, find)


def test_nothing_is_an_empty_grid():
    assert not read(" \n\n")
    assert to_plain(Grid()) == ""


def test_headings_alone_are_a_grid_without_rows():
    grid = read("名 | 評価")
    assert ([column.heading for column in grid.columns], grid.rows) == (["名", "評価"], ())
    assert to_plain(grid) == "名 | 評価"


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


def one_cell(typed, status="", heading="名"):
    column = Column(heading)
    return Grid((column,), (Row((Cell(typed, column),), status),))


@pytest.mark.parametrize(
    "typed",
    [
        "a\u2028b",
        "a\u2029b",
        "a\x85b",
        "a\tb",
        "a\nb",
        "a\\",
        "a\\|b",
        "\\",
        "",
        "a〔公式〕",
        "a〔公式",
        "〔公式〕",
        "a\\〔公式〕",
    ],
)
@pytest.mark.parametrize("status", ["", Status.LEAKED])
def test_a_cell_of_any_words_reads_back_the_same(typed, status):
    grid = one_cell(typed, status)
    assert read(to_plain(grid)) == grid


@pytest.mark.parametrize("heading", ["数〔数値〕", "数〔数値・字〕", "数〔公式〕", "a\\〔数値〕", "a\u2028b", ""])
def test_a_heading_of_any_words_reads_back_the_same(heading):
    grid = one_cell("a", heading=heading)
    assert read(to_plain(grid)) == grid


def test_a_bracket_that_names_nothing_is_written_as_it_is():
    assert to_plain(one_cell("a〔注〕", heading="備考〔注〕")) == "備考〔注〕\na〔注〕"


def test_a_row_ends_where_the_line_ends_whatever_the_system():
    assert [row.header.typed for row in read("名\r\na\r\nb\rc\nd").rows] == ["a", "b", "c", "d"]
    assert read(to_plain(one_cell("a\r\nb"))) == one_cell("a\nb")


def test_an_escaped_backslash_before_a_bar_leaves_the_bar_alone():
    assert [cell.typed for cell in read("名 | 評価\na\\\\|b").rows[0].typed_cells] == ["a\\", "b"]


def test_a_cell_is_written_with_its_entitys_name_of_today():
    column = Column("名", ColumnKind.ENTITY)
    renamed = Cell("旧名", column, entity_id=1, entity=Entity(pk=1, name="新名"))
    gone = Cell("消えた名", column, entity_id=2)
    assert to_plain(Grid((column,), (Row((renamed,)), Row((gone,))))) == "名〔名称〕\n新名\n消えた名"


def test_an_entity_whose_name_means_another_is_written_by_a_name_of_its_own():
    column = Column("名", ColumnKind.ENTITY)
    entity = Entity(pk=2, name="Aria", name_ja="アリア", aliases=["Aria (動画)"], slug="aria-video")
    grid = Grid((column,), (Row((Cell("Aria", column, entity_id=2, entity=entity),)),))

    def find(names):
        return {"Aria": 1, "アリア": 1, "Aria (動画)": 2, "aria-video": 2}

    assert to_plain(grid, find) == "名〔名称〕\nAria (動画)"
    assert to_plain(grid, nobody) == "名〔名称〕\nAria"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x9f", "\ud800"])
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("名〔名{}称〕\na", "見出しの行に"),
        ("名〔名称〕\na\n\nb{}c | d | e", "2行目「bc」に"),
        ("名{}前", "見出しの行に"),
    ],
)
def test_an_unusable_character_is_refused_with_the_row_named_and_before_names_are_looked_up(character, text, where):
    def find(names):
        pytest.fail("names were looked up")

    with pytest.raises(PlainFormError) as refused:
        read(text.format(character), find)
    assert str(refused.value).startswith(where)
    assert f"U+{ord(character):04X}" in str(refused.value)
    assert character not in str(refused.value)


characters = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t\x85\u2028\\|〔〕・")
texts = st.text(characters, max_size=12)
labels = st.sampled_from(["", "〔公式〕", "〔数値〕", "〔判定・字〕", " 〔推計〕"])
cells = st.builds("{}{}".format, texts, labels).map(str.strip)


@given(st.data())
def test_what_is_written_reads_back_the_same(data):
    """Whatever the words, if free of unusable characters and of white space around them."""
    columns = tuple(
        data.draw(st.lists(st.builds(Column, cells, st.sampled_from(ColumnKind), texts), min_size=1, max_size=4))
    )
    row = st.tuples(st.tuples(*[cells] * len(columns)), st.sampled_from(["", *Status]))
    rows = data.draw(st.lists(row, max_size=4))
    grid = Grid(columns, tuple(Row(tuple(map(Cell, typed, columns)), status) for typed, status in rows))
    assert read(to_plain(grid)) == grid
