"""Two grids as one: which column and row became which, and what changed in each cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from articles.tables.grid import Cell, Column, Grid, Row
from core.comparison.alignment import Pair, align
from core.comparison.texts import likeness

MIN_LIKENESS = 0.5
CONTEXT_ROWS = 1
MIN_HIDDEN_ROWS = 3


@dataclass(frozen=True)
class Change:
    """Something that was there before, is there now, or both; with its positions from 0."""

    pair: Pair

    @property
    def is_added(self) -> bool:
        return self.pair.old is None

    @property
    def is_removed(self) -> bool:
        return self.pair.new is None

    @property
    def is_moved(self) -> bool:
        return self.pair.moved


@dataclass(frozen=True)
class ColumnChange(Change):
    old: Column | None
    new: Column | None

    @property
    def is_same(self) -> bool:
        return self.old == self.new and not self.is_moved


@dataclass(frozen=True)
class CellChange:
    """A cell before and after; None where its row or column was not there."""

    old: Cell | None
    new: Cell | None

    @property
    def is_same(self) -> bool:
        return self.typed_as(self.old) == self.typed_as(self.new)

    @property
    def has_other_entity(self) -> bool:
        """Whether the same words now name another company or model."""
        both = self.old and self.new
        return bool(both and self.old.typed == self.new.typed and self.old.entity_id != self.new.entity_id)

    @property
    def typed_once(self) -> str:
        """What stands in it, if its column came or went."""
        return "" if self.old and self.new else (self.old or self.new or Cell("", None)).typed

    @staticmethod
    def typed_as(cell: Cell | None):
        return ("", None) if cell is None else (cell.typed, cell.entity_id)


@dataclass(frozen=True)
class RowChange(Change):
    old: Row | None
    new: Row | None
    cells: tuple[CellChange, ...]

    @property
    def has_other_status(self) -> bool:
        return bool(self.old and self.new and self.old.status != self.new.status)

    @property
    def is_same(self) -> bool:
        """Whether nothing happened to it but what happened to its columns."""
        if self.is_added or self.is_removed or self.is_moved or self.has_other_status:
            return False
        return all(cell.is_same for cell in self.cells if cell.old and cell.new)

    @property
    def has_something_to_see(self) -> bool:
        """Whether it changed, or has words in a column that came or went."""
        return not self.is_same or any(cell.typed_once for cell in self.cells)


@dataclass(frozen=True)
class SameRows:
    """Rows left out, because neither they nor their neighbours changed."""

    count: int


@dataclass(frozen=True)
class GridChange:
    columns: tuple[ColumnChange, ...]
    rows: tuple[RowChange, ...]

    def shown_rows(self) -> Iterator[RowChange | SameRows]:
        """The changed rows with their neighbours; a long run of others as one `SameRows`."""
        changed = [number for number, row in enumerate(self.rows) if row.has_something_to_see]
        near = {number + step for number in changed for step in range(-CONTEXT_ROWS, CONTEXT_ROWS + 1)}
        hidden = []
        for number, row in enumerate(self.rows):
            if number not in near:
                hidden.append(row)
                continue
            yield from folded(hidden)
            hidden = []
            yield row
        yield from folded(hidden)


def folded(rows: list[RowChange]) -> list[RowChange | SameRows]:
    return rows if len(rows) < MIN_HIDDEN_ROWS else [SameRows(len(rows))]


def compare_grids(old: Grid, new: Grid) -> GridChange:
    """Columns are known again by heading, else by their cells; rows by all they say, else by their first cell."""
    columns = align_columns(old, new)
    kept = [pair for pair in columns if pair.old is not None and pair.new is not None]
    rows = align(
        [AlignedRow(row, [pair.old for pair in kept]) for row in old.rows],
        [AlignedRow(row, [pair.new for pair in kept]) for row in new.rows],
        key=lambda row: row.words,
        likeness=AlignedRow.likeness,
    )
    return GridChange(
        tuple(ColumnChange(pair, at(old.columns, pair.old), at(new.columns, pair.new)) for pair in columns),
        tuple(row_change(pair, at(old.rows, pair.old), at(new.rows, pair.new), columns) for pair in rows),
    )


def row_change(pair: Pair, old: Row | None, new: Row | None, columns: list[Pair]) -> RowChange:
    cells = (
        CellChange(old and at(old.typed_cells, column.old), new and at(new.typed_cells, column.new))
        for column in columns
    )
    return RowChange(pair, old, new, tuple(cells))


def at(items: tuple, place: int | None):
    return None if place is None else items[place]


class AlignedRow:
    """A row's words in the columns that both grids have."""

    def __init__(self, row: Row, columns: list[int]):
        self.words = tuple(row.typed_cells[column].typed for column in columns)
        self.filled = sum(map(bool, self.words))

    def likeness(self, other: "AlignedRow") -> float:
        same = [word for word, theirs in zip(self.words, other.words, strict=True) if word and word == theirs]
        share = len(same) / max(self.filled, other.filled, 1)
        first, theirs = self.words[:1], other.words[:1]
        if first == theirs and any(first):
            return 1 + share
        if share >= MIN_LIKENESS:
            return share
        found = likeness(*first, *theirs) if first else 0
        return found if found >= MIN_LIKENESS else 0


def align_columns(old: Grid, new: Grid) -> list[Pair]:
    def likeness_of(column: tuple, other: tuple) -> float:
        (place, _, words), (other_place, _, other_words) = column, other
        total = max(words.total(), other_words.total())
        share = (words & other_words).total() / total if total else 0
        if share >= MIN_LIKENESS:
            return share
        # What heads the rows still does, under another name.
        return MIN_LIKENESS if place == other_place == 0 else 0

    return align(columns_of(old), columns_of(new), key=lambda column: column[1] or None, likeness=likeness_of)


def columns_of(grid: Grid) -> list[tuple[int, str, Counter]]:
    """Each column's place, heading, and filled cells."""
    words = [Counter(row.typed_cells[place].typed for row in grid.rows) for place in range(len(grid.columns))]
    return [
        (place, column.heading, Counter({word: n for word, n in words[place].items() if word}))
        for place, column in enumerate(grid.columns)
    ]
