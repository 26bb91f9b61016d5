"""A comparison table as a table of GFM."""

from articles.markdown import escaping
from articles.tables.grid import ColumnKind, Grid, Row
from articles.tables.words import words_of_cell, words_of_column

UNKNOWN = "不明"


def comparison_table(value, setting) -> str:
    """Title, table, and what stands under it."""
    title = f"**表：{escaping.line(value['caption'])}**"
    subtitle = escaping.line(value["subtitle"])
    return escaping.blocks([title, subtitle, table(value["grid"], setting), foot_of(value, setting)])


def table(grid: Grid, setting) -> str:
    """Every row with exactly one cell for each column, whatever the cells hold; "" for a grid without columns."""
    if not grid:
        return ""
    rules = ["---:" if column.kind == ColumnKind.NUMBER else "---" for column in grid.columns]
    headings = [escaping.cell(words_of_column(column)) for column in grid.columns]
    return "\n".join(row(cells) for cells in [headings, rules, *(cells_of(each, setting) for each in grid.rows)])


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cells_of(row: Row, setting) -> list[str]:
    first, *others = [cell_of(cell, setting) for cell in row.typed_cells]
    return [f"{first}〔{row.status_label}〕" if row.status else first, *others]


def cell_of(cell, setting) -> str:
    if cell.kind == "empty":
        return UNKNOWN
    words = escaping.cell(words_of_cell(cell))
    return escaping.link(words, setting.absolute(cell.entity.get_absolute_url())) if cell.entity else words


def foot_of(value, setting) -> str:
    sources = [f"{escaping.line(source.publisher)}{setting.cite(source)}" for source in value["sources"] if source]
    parts = [
        f"{value['as_of']}時点" if value["as_of"] else "",
        escaping.line(value["note"]),
        f"出典：{'、'.join(sources)}" if sources else "",
    ]
    return "　".join(filter(None, parts))
