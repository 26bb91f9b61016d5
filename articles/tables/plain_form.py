r"""The grid as plain lines, for a form without a grid editor, for scripts and for tests.

The first line holds the headings, each further line one row; cells are
separated by ` | ` or, as pasted from a spreadsheet, by tabs. A heading may end
in its column's kind: 〔判定〕〔段階〕〔名称〕〔数値〕〔数値・トークン〕. A row's first cell
may end in its status: 〔公式〕〔報道〕〔推計〕〔リーク〕〔推測〕〔否定〕. Inside a cell `\|`
is a bar, `\n` a line break and `\\` a backslash.
"""

import re
from collections.abc import Callable

from articles.tables.grid import Cell, Column, ColumnKind, Grid, Row
from facts.status import Status

SUFFIX = re.compile(r"^(?P<text>.*?)\s*〔(?P<name>[^〔〕]+)〕\s*$", re.DOTALL)
BAR = re.compile(r"(?<!\\)\|")
ESCAPED = {"\\\\": "\\", "\\|": "|", "\\n": "\n"}
KIND_OF_LABEL = {kind.label: kind for kind in ColumnKind}
STATUS_OF_LABEL = {status.label: status for status in Status}

FindEntities = Callable[[set[str]], dict[str, int]]


class PlainFormError(ValueError):
    """The lines are no grid; the message says in Japanese which line and why."""


def from_plain(text: str, find_entities: FindEntities) -> Grid:
    """Read the lines.

    Args:
        find_entities: given the words of all entity columns, returns the ids of those that it knows.
            It is asked once. A name that it does not know stays text.

    Raises:
        PlainFormError: a row has more cells than there are headings, or there are headings but no row.
    """
    lines = [split_cells(line) for line in text.splitlines() if line.strip()]
    if not lines:
        return Grid()
    columns = tuple(read_heading(cell) for cell in lines[0])
    if len(lines) == 1:
        raise PlainFormError("見出しの行だけで、中身の行がありません。")
    rows = [read_row(cells, columns, number) for number, cells in enumerate(lines[1:], start=1)]
    named = {cell.typed for row in rows for cell in row.typed_cells if cell.column.kind == ColumnKind.ENTITY}
    ids = find_entities(named - {""}) if named - {""} else {}
    return Grid(columns, tuple(Row(tuple(identify(cell, ids) for cell in row.typed_cells), row.status) for row in rows))


def to_plain(grid: Grid) -> str:
    """The lines that `from_plain` reads back as the same grid."""
    if not grid:
        return ""
    headings = [escape(column.heading) + kind_suffix(column) for column in grid.columns]
    lines = [headings]
    for row in grid.rows:
        cells = [escape(cell.typed) for cell in row.typed_cells]
        if row.status:
            cells[0] += f"〔{row.status_label}〕"
        lines.append(cells)
    return "\n".join(" | ".join(cells) for cells in lines)


def split_cells(line: str) -> list[str]:
    cells = line.split("\t") if "\t" in line else BAR.split(line)
    return [re.sub(r"\\[\\|n]", lambda match: ESCAPED[match[0]], cell.strip()) for cell in cells]


def read_heading(cell: str) -> Column:
    found = SUFFIX.match(cell)
    if found:
        label, _, unit = found["name"].partition("・")
        if label in KIND_OF_LABEL:
            return Column(found["text"], KIND_OF_LABEL[label], unit)
    return Column(cell)


def read_row(cells: list[str], columns: tuple[Column, ...], number: int) -> Row:
    if len(cells) > len(columns):
        raise PlainFormError(
            f"{number}行目「{cells[0][:20]}」のセルは{len(cells)}個で、見出しの{len(columns)}個より多くなっています。"
        )
    status = ""
    found = SUFFIX.match(cells[0])
    if found and found["name"] in STATUS_OF_LABEL:
        cells[0], status = found["text"], STATUS_OF_LABEL[found["name"]]
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(tuple(Cell(cell, column) for cell, column in zip(filled, columns, strict=True)), status)


def identify(cell: Cell, ids: dict[str, int]) -> Cell:
    known = cell.column.kind == ColumnKind.ENTITY and cell.typed in ids
    return Cell(cell.typed, cell.column, entity_id=ids[cell.typed]) if known else cell


def kind_suffix(column: Column) -> str:
    if column.kind == ColumnKind.TEXT:
        return ""
    return f"〔{ColumnKind(column.kind).label}{'・' + column.unit if column.unit else ''}〕"


def escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
