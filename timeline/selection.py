"""Which events an address asks for: `?company=&kind=&status=&from=&to=&year=`, the same for page, data and feeds."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from core.dates import PartialDate, PartialDateError
from core.dates.point import FIRST_YEAR, LAST_YEAR
from facts.models import Entity
from facts.status import Status
from timeline.models.event import Event
from timeline.queries import EventQuerySet
from timeline.vocabulary import EventKind

LONGEST_DATE = 60


@dataclass(frozen=True)
class Selection:
    """The filters of one address; what it does not name is empty.

    Attributes:
        since, until: an event belongs to it if it can have happened between them; each is one point, no range.
        year: the year under which an event stands in the list.
        notices: what of the address was not understood, and so left out, in Japanese.
    """

    company: Entity | None = None
    kind: str = ""
    status: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    year: int | None = None
    notices: tuple[str, ...] = ()

    @classmethod
    def read(cls, params, companies: Sequence[Entity]) -> Self:
        """From a QueryDict; never fails, whatever is in it."""
        notices = []

        def given(name, reader, refusal):
            text = params.get(name, "")
            value = reader(text) if text else None
            if text and value is None:
                notices.append(refusal)
            return value

        by_slug = {company.slug: company for company in companies}
        selection = cls(
            company=given("company", by_slug.get, "その企業は見つかりません。"),
            kind=given("kind", _member_of(EventKind), "その種類はありません。") or "",
            status=given("status", _member_of(Status), "その確かさの区分はありません。") or "",
            since=given("from", _read_start, "「いつから」の日付を読み取れません（例：2025年3月、2025-03-05）。"),
            until=given("to", _read_end, "「いつまで」の日付を読み取れません（例：2025年3月、2025-03-05）。"),
            year=given("year", _read_year, "その年の表示はありません。"),
        )
        if selection.lo and selection.hi and selection.lo > selection.hi:
            notices.append("「いつまで」が「いつから」より前です。二つを入れ替えて表示しています。")
            selection = replace(selection, since=selection.until, until=selection.since)
        return replace(selection, notices=tuple(notices))

    @property
    def lo(self) -> dt.date | None:
        return self.since.lo if self.since else None

    @property
    def hi(self) -> dt.date | None:
        return self.until.hi if self.until else None

    @property
    def is_filtered(self) -> bool:
        return bool(self.params)

    @property
    def is_closed(self) -> bool:
        """Whether it ends on a day of its own."""
        return bool(self.year or (self.since and self.until))

    @property
    def params(self) -> dict[str, str]:
        """Its filters as an address names them, in one fixed order."""
        named = {
            "company": self.company.slug if self.company else "",
            "kind": self.kind,
            "status": self.status,
            "from": self.since.canonical if self.since else "",
            "to": self.until.canonical if self.until else "",
            "year": str(self.year or ""),
        }
        return {name: value for name, value in named.items() if value}

    @property
    def query(self) -> str:
        """`?kind=leak&year=2025`, "" without filters."""
        return f"?{urlencode(self.params)}" if self.params else ""

    @property
    def words(self) -> str:
        """「OpenAI、公開、2025年から」; "" without filters."""
        words = [
            self.company.name if self.company else "",
            EventKind(self.kind).label if self.kind else "",
            Status(self.status).label if self.status else "",
            f"{self.since}以降" if self.since else "",
            f"{self.until}まで" if self.until else "",
            f"{self.year}年" if self.year else "",
        ]
        return "、".join(filter(None, words))

    def but(self, **changes) -> Self:
        """The same with other filters; None or "" takes one out."""
        empty = {field.name: field.default for field in fields(self)}
        return replace(self, notices=(), **{name: value or empty[name] for name, value in changes.items()})

    def events(self) -> EventQuerySet:
        """The published events that it asks for, in no order. No query yet."""
        events = Event.objects.published().overlapping(self.lo, self.hi)
        if self.company:
            events = events.of(self.company)
        exact = {"kind": self.kind, "status": self.status, "year": self.year}
        return events.filter(**{name: value for name, value in exact.items() if value})


def _member_of(choices):
    return lambda text: text if text in choices.values else None


def _read_start(text: str) -> PartialDate | None:
    """The point at which what was typed begins: 「2025年から」 is 2025, 「2025年まで」 says none."""
    date = _read_date(text)
    return PartialDate(date.start, date.start) if date and date.start else None


def _read_end(text: str) -> PartialDate | None:
    date = _read_date(text)
    return PartialDate(date.end, date.end) if date and date.end else None


def _read_date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if len(text) <= LONGEST_DATE else None
    except PartialDateError:
        return None


def _read_year(text: str) -> int | None:
    is_year = len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
    return int(text) if is_year else None
