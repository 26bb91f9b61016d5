"""The value itself: one point, or a range of two."""

import datetime as dt
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

from . import reading, wording
from .exceptions import PartialDateError
from .point import Point, Precision


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; see the package for the scheme.

    Sorted, exact days of March come before "2026年3月", which comes before "2026年":
    what has no day closes its period. A range stands where it starts.

    Attributes:
        start: where a range begins; None if it has no beginning (`../B`).
        end: where it ends; None if it has no end (`A/..`). A single date has its one point
            as start and as end.
    """

    start: Point | None
    end: Point | None

    def __post_init__(self):
        if self.start is None and self.end is None:
            raise PartialDateError("始まりか終わりのどちらかを書いてください（例：2026年3月から）。")
        if self.start is None or self.end is None or self.start == self.end:
            return
        if self.start.is_same_time_as(self.end):
            raise PartialDateError("始まりと終わりが同じ時期です。一つだけ書いてください（例：2026年3月）。")
        if self.start.hi > self.end.hi:
            raise PartialDateError(
                f"終わりの「{wording.full(self.end, self.end)}」が始まりの"
                f"「{wording.full(self.start, self.start)}」より前です（例：2026年3〜5月）。"
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a canonical string, or what an editor types in Japanese.

        Raises:
            PartialDateError: for any text that is no partial date; the message names
                what was not understood and gives an example.
        """
        return cls(*reading.read(text))

    @property
    def canonical(self) -> str:
        """The string to store, at most 25 characters; parsing it gives an equal date."""
        if self.is_range:
            return f"{_canonical_end(self.start)}/{_canonical_end(self.end)}"
        return self._anchor.canonical

    def __str__(self) -> str:
        """Japanese, with no part that was not typed; an editor may type it back."""
        return wording.full(self.start, self.end)

    def short(self) -> str:
        """Japanese for lists and tables: 「か」 in the place of 「（未確定）」."""
        return wording.short(self.start, self.end)

    @property
    def machine(self) -> str:
        """The value for `<time datetime>`; "" where HTML cannot say it without saying more."""
        fits = self.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
        return self.canonical if fits and not self.is_range and not self._anchor.doubt else ""

    def edtf(self) -> str:
        """Extended Date/Time Format; what EDTF has no word for becomes an interval."""
        first = ".." if self.start is None else self.start.edtf_ends[0]
        last = ".." if self.end is None else self.end.edtf_ends[1]
        return first if first == last else f"{first}/{last}"

    @property
    def lo(self) -> dt.date:
        """The earliest possible day; `date.min` if there is no beginning."""
        return dt.date.min if self.start is None else self.start.lo

    @property
    def hi(self) -> dt.date:
        """The latest possible day; `date.max` if there is no end."""
        return dt.date.max if self.end is None else self.end.hi

    @property
    def sort(self) -> dt.date:
        """The latest day on which it can have begun."""
        return self._anchor.hi

    @property
    def precision(self) -> Precision:
        """How finely the start is known (of `../B`, the end)."""
        return self._anchor.precision

    @property
    def is_range(self) -> bool:
        return self.start != self.end

    def __lt__(self, other) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order < other._order

    @property
    def _anchor(self) -> Point:
        """The point by which the date is sorted."""
        return self.end if self.start is None else self.start

    @property
    def _order(self) -> tuple:
        return self.sort, self.precision, self.lo, self.hi, self.canonical


def _canonical_end(point: Point | None) -> str:
    return ".." if point is None else point.canonical
