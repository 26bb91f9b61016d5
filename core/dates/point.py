"""One point of a partial date: a day, a month, a quarter, a year… and its mark of doubt."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

from .exceptions import EXAMPLES, PartialDateError, excerpt

FIRST_YEAR, LAST_YEAR = 1900, 2100

ABOUT = "~"
UNCERTAIN = "?"


class Precision(IntEnum):
    """How finely a point is known; the finer comes first among dates that end on one day."""

    DAY = 1
    MONTH_PART = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    YEAR_PART = 6
    HALF = 7
    YEAR = 8
    FISCAL_YEAR = 9


SEASONS = ("spring", "summer", "autumn", "winter")
PARTS = "eml"

# The month in which number 1 of each kind begins, and how many months each lasts.
_FIRST_MONTH_AND_LENGTH = {
    Precision.QUARTER: (1, 3),
    Precision.SEASON: (3, 3),
    Precision.YEAR_PART: (1, 4),
    Precision.HALF: (1, 6),
    Precision.YEAR: (1, 12),
    Precision.FISCAL_YEAR: (4, 12),
}

# EDTF numbers its seasons, quarters and halves in the place of the month, from here on.
_EDTF_BASE = {Precision.SEASON: 20, Precision.QUARTER: 32, Precision.HALF: 39}

_CANONICAL = re.compile(
    rf"""
    (?: FY(?P<fiscal_year>[0-9]{{4}})
      | (?P<year>[0-9]{{4}})
        (?: (?P<year_part>[{PARTS}])
          | -Q(?P<quarter>[1-4])
          | -H(?P<half>[12])
          | -(?P<season>{"|".join(SEASONS)})
          | -(?P<month>[0-9]{{2}}) (?: -(?P<day>[0-9]{{2}}) | (?P<month_part>[{PARTS}]) )?
        )?
    )
    (?P<doubt>[?~]?)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time, known to within its precision.

    Attributes:
        number: which month, quarter, season, half or part of the year, from 1;
            1 for a whole year.
        within: the day, or which third of the month, from 1; 0 where neither is known.
        doubt: "", `ABOUT` or `UNCERTAIN`. It does not widen `lo` and `hi`: nobody said by how much.
    """

    year: int
    precision: Precision = Precision.YEAR
    number: int = 1
    within: int = 0
    doubt: str = ""

    def __post_init__(self):
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise PartialDateError(
                f"{self.year}年は使えません。年は{FIRST_YEAR}から{LAST_YEAR}までです（例：2026年3月）。"
            )
        if self.precision <= Precision.MONTH and not 1 <= self.number <= 12:
            raise PartialDateError(
                f"「{self.number}月」という月はありません。月は1から12までです（例：{self.year}年3月）。"
            )
        if self.precision == Precision.DAY and not 1 <= self.within <= self._days_in_month:
            raise PartialDateError(
                f"「{self.year}年{self.number}月{self.within}日」という日はありません。"
                f"{self.number}月は{self._days_in_month}日までです（例：{self.year}年{self.number}月5日）。"
            )

    @classmethod
    def parse(cls, canonical: str) -> Self:
        """Read one point of the canonical scheme, in either case (`2026-q1` too)."""
        match = _CANONICAL.fullmatch(canonical)
        if match is None:
            raise PartialDateError(f"「{excerpt(canonical)}」を日付として読み取れません（例：{EXAMPLES}）。")
        if match["fiscal_year"]:
            return cls(int(match["fiscal_year"]), Precision.FISCAL_YEAR, doubt=match["doubt"])
        return cls(int(match["year"]), *_precision_and_numbers(match), doubt=match["doubt"])

    @staticmethod
    def is_canonical(text: str) -> bool:
        """Whether `parse` knows the form; the month or day in it may still not exist."""
        return _CANONICAL.fullmatch(text) is not None

    @property
    def canonical(self) -> str:
        return self._canonical_without_doubt + self.doubt

    @property
    def lo(self) -> dt.date:
        """The earliest day it can be."""
        match self.precision:
            case Precision.DAY:
                return dt.date(self.year, self.number, self.within)
            case Precision.MONTH_PART:
                return dt.date(self.year, self.number, 10 * self.within - 9)
            case Precision.MONTH:
                return dt.date(self.year, self.number, 1)
        return _first_of_month(self.year, self._first_month)

    @property
    def hi(self) -> dt.date:
        """The latest day it can be."""
        match self.precision:
            case Precision.DAY:
                return dt.date(self.year, self.number, self.within)
            case Precision.MONTH_PART if self.within < 3:
                return dt.date(self.year, self.number, 10 * self.within)
            case Precision.MONTH_PART | Precision.MONTH:
                return dt.date(self.year, self.number, self._days_in_month)
        _, length = _FIRST_MONTH_AND_LENGTH[self.precision]
        return _first_of_month(self.year, self._first_month + length) - dt.timedelta(days=1)

    @property
    def edtf_ends(self) -> tuple[str, str]:
        """First and last EDTF date, the same twice where EDTF has a word for the whole."""
        match self.precision:
            case Precision.DAY | Precision.MONTH | Precision.YEAR:
                return self.canonical, self.canonical
            case Precision.SEASON | Precision.QUARTER | Precision.HALF:
                whole = f"{self.year}-{_EDTF_BASE[self.precision] + self.number}{self.doubt}"
                return whole, whole
            case Precision.MONTH_PART:
                return f"{self.lo.isoformat()}{self.doubt}", f"{self.hi.isoformat()}{self.doubt}"
        return f"{self.lo:%Y-%m}{self.doubt}", f"{self.hi:%Y-%m}{self.doubt}"

    def is_same_time_as(self, other: "Point") -> bool:
        """Whether both name the same day, month, …, however doubtful either is."""
        return self._canonical_without_doubt == other._canonical_without_doubt

    @property
    def _canonical_without_doubt(self) -> str:
        month = f"{self.year}-{self.number:02}"
        match self.precision:
            case Precision.DAY:
                return f"{month}-{self.within:02}"
            case Precision.MONTH_PART:
                return f"{month}{PARTS[self.within - 1]}"
            case Precision.MONTH:
                return month
            case Precision.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Precision.SEASON:
                return f"{self.year}-{SEASONS[self.number - 1]}"
            case Precision.YEAR_PART:
                return f"{self.year}{PARTS[self.number - 1]}"
            case Precision.HALF:
                return f"{self.year}-H{self.number}"
            case Precision.FISCAL_YEAR:
                return f"FY{self.year}"
        return f"{self.year}"

    @property
    def _first_month(self) -> int:
        first, length = _FIRST_MONTH_AND_LENGTH[self.precision]
        return first + length * (self.number - 1)

    @property
    def _days_in_month(self) -> int:
        return calendar.monthrange(self.year, self.number)[1]


def _precision_and_numbers(match: re.Match) -> tuple[Precision, int, int]:
    if match["day"]:
        return Precision.DAY, int(match["month"]), int(match["day"])
    if match["month_part"]:
        return Precision.MONTH_PART, int(match["month"]), PARTS.index(match["month_part"].lower()) + 1
    if match["month"]:
        return Precision.MONTH, int(match["month"]), 0
    if match["quarter"]:
        return Precision.QUARTER, int(match["quarter"]), 0
    if match["half"]:
        return Precision.HALF, int(match["half"]), 0
    if match["season"]:
        return Precision.SEASON, SEASONS.index(match["season"].lower()) + 1, 0
    if match["year_part"]:
        return Precision.YEAR_PART, PARTS.index(match["year_part"].lower()) + 1, 0
    return Precision.YEAR, 1, 0


def _first_of_month(year: int, month: int) -> dt.date:
    """The first of a month counted from January of `year`; 13 is the January after it."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
