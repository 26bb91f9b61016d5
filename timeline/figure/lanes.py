"""One company's lane: a dot for a day, a bar for a date less exact, a column of many where there are many."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.dates import PartialDate

from .axis import Axis

COLUMNS = 48
LEVELS = 3
# Closer than this, two discs would hide each other on a desk's screen. In percent of the width.
ROOM = 2.3


@dataclass(frozen=True, slots=True)
class Mark:
    """One event of one company.

    Attributes:
        company: slug; "" for none.
        is_sure: official, reported or estimated. The rest is drawn hollow.
        is_span: lasts from lo to hi, where others happen once between them.
        number: of the event in the list; 0 where the figure is too full for numbers.
        href: where a press leads; "" for nowhere.
    """

    lo: dt.date
    hi: dt.date
    company: str = ""
    is_sure: bool = True
    is_refuted: bool = False
    is_about: bool = False
    is_span: bool = False
    number: int = 0
    href: str = ""

    @property
    def look(self) -> str:
        sure = "" if self.is_sure else " hollow"
        return f"{sure}{' about' if self.is_about else ''}{' lasting' if self.is_span else ''}".strip()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events of a company stand on a day (or in the month that begins with it)."""

    day: dt.date
    company: str = ""
    is_sure: bool = True
    count: int = 1


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark with its place. `width` is 0 for an exact day; all in percent but `y`, in pixels."""

    mark: Mark
    x: float
    width: float
    y: int

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def is_wide(self) -> bool:
        """Whether its bar can be seen on a phone without a disc."""
        return self.width > 3

    @property
    def top(self) -> int:
        return self.y - 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a full lane, `y` and `height` in pixels."""

    x: float
    width: float
    y: int
    height: int
    is_sure: bool


@dataclass
class Lane:
    """A row of the figure.

    Attributes:
        colour: the name of a lane in tokens.css.
        height: pixels.
    """

    name: str
    colour: str
    dots: list[Dot] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    height: int = 44

    @property
    def rail(self) -> int:
        """Where its line runs, in pixels from above."""
        return self.height - 6 if self.bars else 22


def lane_of_marks(name: str, colour: str, marks: Sequence[Mark], axis: Axis) -> Lane:
    ends, dots = [-100.0] * LEVELS, []
    for mark in sorted(marks, key=lambda mark: (mark.lo, mark.hi)):
        x = axis.x(mark.lo)
        width = 0.0 if mark.lo == mark.hi else max(round(axis.after(mark.hi) - x, 2), 0.4)
        # Of a bar, the disc with its number stands in the middle.
        begin, end = (x, x + width) if width else (x - ROOM / 2, x + ROOM / 2)
        level = next((level for level in range(LEVELS) if ends[level] <= begin), ends.index(min(ends)))
        ends[level] = max(ends[level], end, (begin + end) / 2 + ROOM / 2)
        dots.append(Dot(mark, x, width, 22 + 24 * level))
    levels = max((dot.y for dot in dots), default=22)
    return Lane(name, colour, dots=dots, height=levels + 22)


def lane_of_tallies(name: str, colour: str, tallies: Sequence[Tally], axis: Axis, most: int) -> Lane:
    """Columns, the surely known below and the rest on top; `most` is the fullest column of all lanes."""
    bars, high = [], 30
    for column, counts in sorted(columns_of(tallies, axis).items()):
        foot = 37
        for is_sure in (True, False):
            height = -(-high * counts[is_sure] // most)
            if height:
                foot -= height
                bars.append(
                    Bar(round(100 * column / COLUMNS, 2), round(100 / COLUMNS - 0.3, 2), max(foot, 2), height, is_sure)
                )
    return Lane(name, colour, bars=bars)


def columns_of(tallies: Sequence[Tally], axis: Axis) -> dict[int, dict[bool, int]]:
    """Column number to how many are sure and how many are not."""
    columns = defaultdict(lambda: {True: 0, False: 0})
    for tally in tallies:
        if axis.shows(tally.day, tally.day):
            columns[min(int(axis.x(tally.day) * COLUMNS / 100), COLUMNS - 1)][tally.is_sure] += tally.count
    return columns


def is_about(date: PartialDate | None) -> bool:
    """Whether any end of the date bears a mark of doubt."""
    return date is not None and any(point is not None and point.doubt for point in (date.start, date.end))
