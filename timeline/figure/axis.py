"""Where a day stands between the left edge (0 %) and the right one (100 %)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

DAY = dt.timedelta(days=1)
QUARTERS_UP_TO_YEARS = 3.5
MONTHS_UP_TO_YEARS = 1.3
MOST_YEAR_LABELS = 10


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across all lanes.

    Attributes:
        x: percent from the left.
        label: "2026年", "4月" or "".
        is_year: whether a year begins here; the others are left out where it is narrow.
        is_spare: a year's label that is left out where it is narrow.
    """

    x: float
    label: str
    is_year: bool
    is_spare: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day to the last, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def around(cls, days: Iterable[dt.date], *, today: dt.date) -> Self:
        """The whole quarters that hold these days and today; `date.min` and `date.max` count for nothing."""
        known = [day for day in days if dt.date.min < day < dt.date.max] + [today]
        return cls(_quarter_begin(min(known)), _quarter_end(max(known)))

    def x(self, day: dt.date) -> float:
        """Percent at which the day begins, never outside of 0 to 100."""
        share = ((day - self.first).days) / self.days
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def after(self, day: dt.date) -> float:
        """Percent at which the day ends."""
        return self.x(day + DAY) if day < dt.date.max else 100.0

    def shows(self, lo: dt.date, hi: dt.date) -> bool:
        return lo <= self.last and hi >= self.first

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def ticks(self) -> list[Tick]:
        years = self.days / 365.25
        step = 1 if years <= MONTHS_UP_TO_YEARS else 3 if years <= QUARTERS_UP_TO_YEARS else 12
        begins = [day for day in _months(self.first, self.last) if (day.month - 1) % step == 0]
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200) if years / n <= MOST_YEAR_LABELS)
        ticks = [self._tick(day, every) for day in begins if day.month > 1 or day.year % every == 0]
        return ticks if any(tick.is_year for tick in ticks) else [self._named_edge, *ticks[1:]]

    def _tick(self, day: dt.date, every: int) -> Tick:
        if day.month > 1:
            return Tick(self.x(day), f"{day.month}月", False)
        is_spare = self.days > 6 * 366 * every and day.year // every % 2 == 1
        return Tick(self.x(day), f"{day.year}年", True, is_spare)

    @property
    def _named_edge(self) -> Tick:
        """Within one year no year begins: the left edge says which it is."""
        return Tick(0.0, f"{self.first.year}年", True)


def _months(first: dt.date, last: dt.date):
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if day >= first:
            yield day


def _quarter_begin(day: dt.date) -> dt.date:
    return dt.date(day.year, day.month - (day.month - 1) % 3, 1)


def _quarter_end(day: dt.date) -> dt.date:
    begin = _quarter_begin(day)
    return dt.date(begin.year + begin.month // 10, (begin.month + 2) % 12 + 1, 1) - DAY
