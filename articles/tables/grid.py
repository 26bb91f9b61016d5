"""A comparison table's rows and columns, and what each cell turned out to be."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod

from django.db import models

from articles.tables.marks import Verdict, read_level, read_verdict, split_note
from facts.models import Entity
from facts.status import Status

MAX_COLUMNS = 12
MAX_ROWS = 60
MAX_CELL_CHARACTERS = 400

# Control characters but tabs and line breaks, and lone surrogates: the database refuses them or nobody sees them.
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

# 1千億 is one number; of 1万億 and 2兆5千億 no amount is taken, so they stay text, and so do more digits than can be
# ordered.
NUMBER = re.compile(
    r"^(?P<prefix>約|およそ|最大|最低)?\s*(?P<number>[+-]?\d[\d,]{0,199}(?:\.\d+)?)"
    r"(?P<scale>[十百千]?[万億兆]?)(?![十百千万億兆京])\s*(?P<unit>[^\d（(]*)$"
)
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}


class ColumnKind(models.TextChoices):
    TEXT = "text", "文章"
    VERDICT = "verdict", "判定"
    LEVEL = "level", "段階"
    NUMBER = "number", "数値"
    ENTITY = "entity", "名称"


@dataclass(frozen=True)
class Column:
    heading: str
    kind: str = ColumnKind.TEXT
    unit: str = ""  # of a number column

    @property
    def sortable(self) -> bool:
        return self.kind in (ColumnKind.VERDICT, ColumnKind.LEVEL, ColumnKind.NUMBER)


@dataclass(frozen=True)
class Cell:
    """One cell as typed, read according to its column. A cell that does not fit its column's kind is text."""

    typed: str
    column: Column
    entity_id: int | None = None
    entity: Entity | None = None

    @cached_property
    def _reading(self):
        if self.column.kind == ColumnKind.VERDICT:
            return read_verdict(self.typed)
        if self.column.kind == ColumnKind.LEVEL:
            return read_level(self.typed)
        return read_number(self.typed, self.column) if self.column.kind == ColumnKind.NUMBER else None

    @property
    def kind(self) -> str:
        if not self.typed.strip():
            return "empty"
        if self.column.kind == ColumnKind.ENTITY:
            return ColumnKind.ENTITY if self.entity else ColumnKind.TEXT
        return self.column.kind if self._reading else ColumnKind.TEXT

    @property
    def text(self) -> str:
        """The words to show, without mark and note."""
        if self.entity:
            return self.entity.name
        return self._reading.word if self._reading else self.typed.strip()

    @property
    def note(self) -> str:
        return self._reading.note if self._reading else ""

    @property
    def verdict(self) -> Verdict | None:
        return getattr(self._reading, "verdict", None)

    @property
    def level(self) -> int | None:
        return getattr(self._reading, "level", None)

    @property
    def unit(self) -> str:
        return getattr(self._reading, "unit", "")

    @property
    def sort_value(self) -> float | str:
        """A number that orders the cells of a sortable column; empty for a cell that has no place in the order."""
        if self.verdict:
            return self.verdict.rank
        amount = getattr(self._reading, "amount", self.level)
        return "" if amount is None else amount


@dataclass(frozen=True)
class ReadNumber:
    word: str  # as shown: half-width, with its prefix and scale
    unit: str
    note: str
    amount: float  # for sorting


def read_number(typed: str, column: Column) -> ReadNumber | None:
    """`約２億人（2024年8月）` → 約2億, 人, 2024年8月; None when it is not one number, or too large a one."""
    body, note = split_note(typed.strip())
    found = NUMBER.match(unicodedata.normalize("NFKC", body))
    if not found:
        return None
    amount = float(found["number"].replace(",", "")) * prod(SCALE[character] for character in found["scale"])
    word = f"{found['prefix'] or ''}{found['number']}{found['scale']}"
    return ReadNumber(word, found["unit"].strip() or column.unit, note, amount)


@dataclass(frozen=True)
class Row:
    typed_cells: tuple[Cell, ...]
    status: str = ""

    @property
    def header(self) -> Cell:
        return self.typed_cells[0]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells after the row's heading."""
        return self.typed_cells[1:]

    @property
    def status_label(self) -> str:
        return Status(self.status).label if self.status else ""


@dataclass(frozen=True)
class Grid:
    """Columns with headings, and rows with exactly one cell for each column."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = field(default=())

    def __bool__(self):
        return bool(self.columns)

    def entity_ids(self) -> set[int]:
        return {cell.entity_id for row in self.rows for cell in row.typed_cells if cell.entity_id}

    def with_entities(self, entities: dict[int, Entity]) -> "Grid":
        """The same grid, its cells holding the entities found under their ids."""
        return replace(
            self,
            rows=tuple(
                replace(
                    row,
                    typed_cells=tuple(
                        replace(cell, entity=entities.get(cell.entity_id)) if cell.entity_id else cell
                        for cell in row.typed_cells
                    ),
                )
                for row in self.rows
            ),
        )

    def marks_to_explain(self) -> list[Verdict]:
        """For the legend, best first: each verdict that stands somewhere without words of its own."""
        bare = {
            cell.verdict
            for row in self.rows
            for cell in row.typed_cells
            if cell.verdict and cell.text == cell.verdict.word
        }
        return [verdict for verdict in Verdict if verdict in bare]

    def texts(self) -> list[str]:
        """All words in reading order: for search and for counting."""
        cells = [f"{cell.text} {cell.note}".strip() for row in self.rows for cell in row.typed_cells]
        return [*(column.heading for column in self.columns), *filter(None, cells)]

    def problems(self) -> list[str]:
        """Why this grid is refused, each with the row and column named; empty when it is fine."""
        return self._unusable_characters() or self._excesses()

    def _unusable_characters(self) -> list[str]:
        headings = [(f"{number}列目の見出し", column) for number, column in enumerate(self.columns, start=1)]
        parts = [(where, text) for where, column in headings for text in (column.heading, column.unit)]
        for number, row in enumerate(self.rows, start=1):
            name = UNUSABLE.sub("", row.header.typed)[:20]
            for cell in row.typed_cells:
                where = f"{number}行目「{name}」の「{UNUSABLE.sub('', cell.column.heading)}」"
                parts.append((where, cell.typed))
        return [refusal_of_character(where, text) for where, text in parts if UNUSABLE.search(text)]

    def _excesses(self) -> list[str]:
        found = []
        if len(self.columns) > MAX_COLUMNS:
            first_extra = self.columns[MAX_COLUMNS].heading
            found.append(
                f"{len(self.columns)}列あります。"
                f"{MAX_COLUMNS}列までです（{MAX_COLUMNS + 1}列目「{first_extra}」から）。"
            )
        if len(self.rows) > MAX_ROWS:
            first_extra = self.rows[MAX_ROWS].header.typed
            found.append(
                f"{len(self.rows)}行あります。{MAX_ROWS}行までです（{MAX_ROWS + 1}行目「{first_extra}」から）。"
            )
        for number, row in enumerate(self.rows, start=1):
            for cell in row.typed_cells:
                if len(cell.typed) > MAX_CELL_CHARACTERS:
                    found.append(
                        f"{number}行目「{row.header.typed[:20]}」の「{cell.column.heading}」が{len(cell.typed)}字です。"
                        f"{MAX_CELL_CHARACTERS}字までです。"
                    )
        return found


def refusal_of_character(where: str, text: str) -> str:
    """What to tell the editor of a text in which `UNUSABLE` finds something; the message is free of it."""
    code = ord(UNUSABLE.search(text)[0])
    return f"{where}に、目に見えない、使えない文字（U+{code:04X}）があります。消すか、打ち直してください。"
