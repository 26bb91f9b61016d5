"""How many events each further filter would leave: the numbers on the chips."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, Max, TextField, Value
from django.db.models.functions import Cast, Coalesce

from facts.models import Entity
from facts.status import Status
from timeline.selection import Selection
from timeline.vocabulary import EventKind

# Of an entity the company it belongs to, of a company itself.
COMPANY = Coalesce("entities__parent", "entities")
COMBINED = ("year", "kind", "status")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter to press: what the list would be with it, the other filters staying as they are."""

    label: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChipRow:
    """The chips of one filter, the first of which takes it out."""

    name: str
    label: str
    chips: list[Chip]


@dataclass(frozen=True)
class Facets:
    """For each filter: value as text, how many events have it under all the other filters.

    Attributes:
        newest: when one of the events under the filters of company and time was last published; None without any.
    """

    counts: dict[str, dict[str, int]]
    newest: dt.datetime | None = None

    @classmethod
    def of(cls, selection: Selection) -> "Facets":
        """One query: the companies by themselves, and the other three from one count of all their combinations."""
        counts = {name: defaultdict(int) for name in ("company", *COMBINED)}
        newest = None
        rows = counted_by_company(selection).union(counted_together(selection), all=True)
        for company, *values, count, published_at in rows:
            newest = max(filter(None, (newest, published_at)), default=None)
            found = dict(zip(COMBINED, map(str, values), strict=True))
            if company:
                counts["company"][company] += count
                continue
            for name in COMBINED:
                if all(is_chosen(selection, other, found[other]) for other in COMBINED if other != name):
                    counts[name][found[name]] += count
        return cls(counts, newest)

    @property
    def years(self) -> dict[int, int]:
        """Year to number of events under all filters but that of the year, the earliest first."""
        return dict(sorted((int(key), count) for key, count in self.counts["year"].items()))

    def rows(self, selection: Selection, companies: Sequence[Entity]) -> list[ChipRow]:
        shown = {company.pk: company for company in companies}
        by_company = [(company, company.name, self.counts["company"].get(str(pk), 0)) for pk, company in shown.items()]
        return [
            row(selection, "company", "企業", sorted(by_company, key=lambda option: -option[2])),
            row(selection, "kind", "種類", self._options("kind", EventKind)),
            row(selection, "status", "確かさ", self._options("status", Status)),
            row(selection, "year", "年", [(year, f"{year}年", count) for year, count in self.years.items()]),
        ]

    def _options(self, name: str, choices) -> list[tuple]:
        return [(choice.value, choice.label, self.counts[name].get(choice.value, 0)) for choice in choices]


def row(selection: Selection, name: str, label: str, options: list[tuple]) -> ChipRow:
    """Of the options (value, label, count), those that leave any events, and the one that is chosen."""
    chosen = getattr(selection, name)
    every = Chip("すべて", f"./{selection.but(**{name: None}).query}", 0, not chosen)
    chips = [
        Chip(label, f"./{selection.but(**{name: value}).query}", count, value == chosen)
        for value, label, count in options
        if count or value == chosen
    ]
    return ChipRow(name, label, [every, *chips])


def is_chosen(selection: Selection, name: str, value: str) -> bool:
    """Whether the filter lets this value through."""
    return str(getattr(selection, name) or value) == value


def counted_together(selection: Selection):
    """("", year, kind, status, count, last publication): at most years × kinds × statuses rows."""
    rows = selection.but(year=None, kind=None, status=None).events().order_by()
    return (
        rows.annotate(company=Value("", TextField()), of_year=Cast("year", TextField()))
        .values("company", "of_year", "kind", "status")
        .annotate(count=Count("pk"), newest=Max("last_published_at"))
        .values_list("company", "of_year", "kind", "status", "count", "newest")
    )


def counted_by_company(selection: Selection):
    """(company, "", "", "", count, None). An event of a company and of its model is one event of that company."""
    empty = Value("", TextField())
    return (
        selection.but(company=None)
        .events()
        .order_by()
        .filter(entities__isnull=False)
        .annotate(company=Cast(COMPANY, TextField()), of_year=empty, of_kind=empty, of_status=empty)
        .values("company", "of_year", "of_kind", "of_status")
        .annotate(count=Count("pk", distinct=True), newest=Value(None, DateTimeField()))
        .values_list("company", "of_year", "of_kind", "of_status", "count", "newest")
    )
