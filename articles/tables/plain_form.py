r"""The grid as plain lines, for a form without a grid editor, for scripts and for tests.

The first line holds the headings, each further line one row; cells are
separated by ` | ` or, as pasted from a spreadsheet, by tabs. White space around
a cell and blank lines mean nothing. A heading may end in its column's kind:
〔判定〕〔段階〕〔名称〕〔数値〕〔数値・トークン〕. A row's first cell may end in its
status: 〔公式〕〔報道〕〔推計〕〔リーク〕〔推測〕〔否定〕.

Inside a cell `\|` is a bar, `\n` a line break, `\t` a tab, `\\` a backslash, and
`\〔` and `\〕` are brackets that name no kind or status. A cell of nothing but `\`
is empty, so that a row of one empty cell is no blank line.
"""

import re
from collections.abc import Callable

from articles.tables.grid import UNUSABLE, Cell, Column, ColumnKind, Grid, Row, refusal_of_character
from facts.status import Status

TOKEN = re.compile(r"\\.|.")  # a character, or a backslash and what it escapes
SUFFIX = re.compile(r"(?P<text>(?:\\.|[^\\])*?)〔(?P<name>(?:\\.|[^\\〔〕])+)〕")
ESCAPED = {"\\\\": "\\", "\\|": "|", "\\n": "\n", "\\t": "\t", "\\〔": "〔", "\\〕": "〕"}
EMPTY = "\\"
FOREIGN_LINE_BREAK = re.compile(r"\r\n?")
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
        PlainFormError: a line holds an unusable character, or a row has more cells than there are headings.
    """
    lines = [line for line in FOREIGN_LINE_BREAK.sub("\n", text).split("\n") if line.strip()]
    refuse_unusable_characters(lines)
    if not lines:
        return Grid()
    columns = tuple(read_heading(cell) for cell in split_cells(lines[0]))
    rows = [read_row(split_cells(line), columns, number) for number, line in enumerate(lines[1:], start=1)]
    named = {cell.typed for row in rows for cell in row.typed_cells if cell.column.kind == ColumnKind.ENTITY}
    ids = find_entities(named - {""}) if named - {""} else {}
    return Grid(columns, tuple(Row(tuple(identify(cell, ids) for cell in row.typed_cells), row.status) for row in rows))


def to_plain(grid: Grid, find_entities: FindEntities | None = None) -> str:
    r"""The lines that `from_plain` reads back as the same grid, if it has no unusable character.

    White space around a cell is lost, and `\r\n` becomes `\n`. A cell whose entity is loaded is written with the
    entity's name of today: what was typed may have become unknown since. Any other cell is written as typed.

    Args:
        find_entities: asked once, if entities are loaded. An entity whose name leads to another is then written
            by the first of its other names that leads to it, if there is one.
    """
    if not grid:
        return ""
    names = entity_names(grid, find_entities)
    lines = [[write_heading(column) for column in grid.columns], *(write_row(row, names) for row in grid.rows)]
    return "\n".join(join_cells(cells) for cells in lines)


def entity_names(grid: Grid, find_entities: FindEntities | None) -> dict[int, str]:
    """How to write each loaded entity, by id."""
    entities = {cell.entity_id: cell.entity for row in grid.rows for cell in row.typed_cells if cell.entity}
    known_as = {
        pk: [name for name in (entity.name, entity.name_ja, *entity.aliases, entity.slug) if name]
        for pk, entity in entities.items()
    }
    found = find_entities(set().union(*known_as.values())) if find_entities and entities else {}
    return {
        pk: next((name for name in names if found.get(name) == pk), entities[pk].name) for pk, names in known_as.items()
    }


def refuse_unusable_characters(lines: list[str]) -> None:
    for number, line in enumerate(lines):
        if UNUSABLE.search(line):
            first = UNUSABLE.sub("", split_cells(line)[0])[:20]
            raise PlainFormError(refusal_of_character(f"{number}行目「{first}」" if number else "見出しの行", line))


def split_cells(line: str) -> list[str]:
    """The cells of a line, still escaped."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    cells = [""]
    for piece in TOKEN.findall(line):
        if piece == "|":
            cells.append("")
        else:
            cells[-1] += piece
    return [cell.strip() for cell in cells]


def join_cells(cells: list[str]) -> str:
    line = " | ".join(cells)
    return line if line.strip() else EMPTY


def read_heading(cell: str) -> Column:
    found = SUFFIX.fullmatch(cell)
    if found:
        label, _, unit = found["name"].partition("・")
        if label in KIND_OF_LABEL:
            return Column(unescape(found["text"].strip()), KIND_OF_LABEL[label], unescape(unit))
    return Column(unescape(cell))


def write_heading(column: Column) -> str:
    heading = escape(column.heading)
    if column.kind == ColumnKind.TEXT and not column.unit:
        return escape_suffix(heading, KIND_OF_LABEL)
    unit = re.sub("[〔〕]", r"\\\g<0>", escape(column.unit))
    return f"{heading}〔{ColumnKind(column.kind).label}{'・' + unit if unit else ''}〕"


def read_row(cells: list[str], columns: tuple[Column, ...], number: int) -> Row:
    if len(cells) > len(columns):
        raise PlainFormError(
            f"{number}行目「{unescape(cells[0])[:20]}」のセルは{len(cells)}個で、"
            f"見出しの{len(columns)}個より多くなっています。"
        )
    status = ""
    found = SUFFIX.fullmatch(cells[0])
    if found and found["name"] in STATUS_OF_LABEL:
        cells[0], status = found["text"].strip(), STATUS_OF_LABEL[found["name"]]
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(tuple(Cell(unescape(cell), column) for cell, column in zip(filled, columns, strict=True)), status)


def write_row(row: Row, names: dict[int, str]) -> list[str]:
    first, *others = [escape(names[cell.entity_id] if cell.entity else cell.typed) for cell in row.typed_cells]
    first = f"{first}〔{row.status_label}〕" if row.status else escape_suffix(first, STATUS_OF_LABEL)
    return [first, *others]


def identify(cell: Cell, ids: dict[str, int]) -> Cell:
    known = cell.column.kind == ColumnKind.ENTITY and cell.typed in ids
    return Cell(cell.typed, cell.column, entity_id=ids[cell.typed]) if known else cell


def escape(text: str) -> str:
    text = FOREIGN_LINE_BREAK.sub("\n", text).replace("\\", "\\\\")
    return text.replace("|", "\\|").replace("\n", "\\n").replace("\t", "\\t")


def escape_suffix(cell: str, labels: dict) -> str:
    """The escaped cell, its last bracket escaped too if it would be read as one of these labels."""
    found = SUFFIX.fullmatch(cell)
    taken = found and found["name"].partition("・")[0] in labels
    return f"{found['text']}\\〔{found['name']}〕" if taken else cell


def unescape(cell: str) -> str:
    return "" if cell == EMPTY else re.sub(r"\\[\\|nt〔〕]", lambda match: ESCAPED[match[0]], cell)
