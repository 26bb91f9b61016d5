"""The frame of a table: where it leads, and how high it is guessed to be."""

import pytest

from articles.embeds.table_embed import LEAST, LINE, MOST, PADDING, height_of, table_embed, tables_to_hand_on
from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from tests.factories.pages import article, section
from tests.factories.tables import first_table, table_article

IN_A_LINE = 24  # characters of a cell, of two columns in a frame of 720 pixels


def height(*rows, kind=ColumnKind.TEXT):
    columns = (Column("欄", kind),) * len(rows[0])
    return height_of(Grid(columns, tuple(Row(tuple(map(Cell, row, columns))) for row in rows)))


@pytest.mark.django_db
@pytest.mark.parametrize("root", ["https://example.com", "https://example.com/articles/other/?page=2#x"])
def test_its_address_is_whole_and_its_title_names_table_and_site(root):
    table = first_table(table_article())
    embed = table_embed(table, root)
    assert embed.address == f"https://example.com{table.embed_path}"
    assert embed.title == "比べる（airace）"
    assert embed.height == height_of(table.grid)


def test_no_frame_is_lower_than_240_or_higher_than_900_pixels():
    assert (height_of(Grid()), height(*[["字"]] * 60)) == (LEAST, MOST) == (240, 900)


def test_each_row_is_as_high_as_its_fullest_cell():
    one_line, full = ["字", ""], ["字" * IN_A_LINE, "字"]
    assert height(one_line) == height(full)
    assert height(["字" * (IN_A_LINE + 1), "字"]) == height(["字", "字" * 2 * IN_A_LINE]) == height(full) + LINE
    assert height(full, full) == height(full) + LINE + PADDING


def test_a_row_of_empty_cells_has_a_line_too():
    assert height(["", ""]) == height(["字", "字"])


def test_a_note_is_counted_with_its_cell():
    cell = f"○ {'字' * IN_A_LINE}"
    assert height([f"{cell}（注）", ""], kind=ColumnKind.VERDICT) == height([cell, ""], kind=ColumnKind.VERDICT) + LINE


def test_five_characters_stand_in_a_line_however_many_columns_there_are():
    assert height(["字" * 5] * 12) == height(["字"] * 12)
    assert height(["字" * 6] * 12) == height(["字"] * 12) + LINE


@pytest.mark.django_db
def test_an_article_hands_on_each_of_its_tables_by_the_id_of_its_block():
    first, second = (("comparison_table", {"caption": caption, "grid": {}}) for caption in ("一つ目", "二つ目"))
    page = article(sections=[section(first, ("paragraph", "<p>文。</p>")), section(second)])
    found = tables_to_hand_on(page, "https://example.com/articles/x/")
    assert list(found) == [page.body[0].value["content"][0].id, page.body[1].value["content"][0].id]
    assert [table.caption for table, _ in found.values()] == ["一つ目", "二つ目"]
    assert [embed.address for _, embed in found.values()] == [
        f"https://example.com{table.embed_path}" for table, _ in found.values()
    ]
