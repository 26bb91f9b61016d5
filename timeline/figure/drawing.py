"""Puts axis, bands and lanes together."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from facts.models import Entity
from facts.status import Status
from timeline.vocabulary import EventKind

from .axis import Axis, Tick
from .band import Band, Lead, bands_of
from .caption import sentence_of
from .lanes import Lane as Row
from .lanes import Mark, Tally, columns_of, is_about, lane_of_marks, lane_of_tallies

Kind, Lane = Entity.Kind, Entity.Lane
MOST_LANES = 8
MOST_NUMBERED = 30
MOST_MARKS = 120
OTHERS = "その他"
UNSURE = frozenset({Status.LEAKED, Status.SPECULATED, Status.REFUTED})


@dataclass(frozen=True, slots=True)
class Company:
    """What a lane is called; `colour` is the name of a lane in tokens.css."""

    slug: str
    name: str
    colour: str


@dataclass
class Figure:
    """What the template draws; `today_x` is None where today is not on the axis."""

    axis: Axis
    ticks: list[Tick]
    bands: list[Band]
    lanes: list[Row]
    today_x: float | None
    caption: str

    @property
    def is_dense(self) -> bool:
        return any(lane.bars for lane in self.lanes)

    @property
    def has_hollow(self) -> bool:
        return any(not dot.mark.is_sure for lane in self.lanes for dot in lane.dots) or any(
            not bar.is_sure for lane in self.lanes for bar in lane.bars
        )

    @property
    def has_even(self) -> bool:
        return any(part.look == "even" for band in self.bands for part in band.segments)

    @property
    def has_guesses(self) -> bool:
        return any(band.guesses for band in self.bands)

    @property
    def has_bars(self) -> bool:
        return any(dot.width for lane in self.lanes for dot in lane.dots)


def draw_events(events: Sequence, *, today: dt.date, leads: Iterable = (), numbered: bool = False, **options):
    """The figure of loaded events, on whatever page: lanes of their companies, bands of these lead events.

    Args:
        events: as `for_display` loads them. Those of kind lead stand in the band alone.
        leads: lead events with their leaders; by default none, and so no band.
        numbered: whether the marks bear the places of the events in the list, and lead there.
        options: `axis`, as for `draw`.
    """
    numbered = numbered and len(events) <= MOST_NUMBERED
    marks, companies = [], {}
    for place, event in enumerate(events, 1):
        if event.kind == EventKind.LEAD and leads:
            continue
        for company in companies_of(event) or [None]:
            if company is not None:
                companies[company.slug] = Company(company.slug, company.name, company.lane_or_parents)
            href = f"#event-{event.slug}" if numbered else ""
            marks.append(mark_of(event, company, number=place if numbered else 0, href=href))
    return draw(
        companies=sorted(companies.values(), key=lane_order),
        today=today,
        marks=marks,
        leads=[lead_of(event) for event in leads],
        event_count=len(events),
        **options,
    )


def companies_of(event) -> list:
    """The companies that an event names, or whose models and people it names, each once. No query after
    `for_display`."""
    named = [entity if entity.kind == Kind.COMPANY else entity.parent for entity in event.entities.all()]
    return list({entity.pk: entity for entity in named if entity and entity.kind == Kind.COMPANY}.values())


def mark_of(event, company, *, number: int = 0, href: str = "") -> Mark:
    return Mark(
        lo=event.lo,
        hi=event.hi,
        company=company.slug if company else "",
        is_sure=event.status not in UNSURE,
        is_refuted=event.status == Status.REFUTED,
        is_about=is_about(event.when),
        is_span=event.end is not None or event.kind == EventKind.PERIOD,
        number=number,
        href=href,
    )


def lead_of(event) -> Lead:
    """From a lead event with its leader loaded."""
    start = event.start
    leader = event.leader
    company = leader.parent if leader and leader.kind != Kind.COMPANY and leader.parent_id else leader
    return Lead(
        track=event.get_track_display(),
        lo=start.lo,
        hi=min(start.start.hi, start.hi) if start.start else start.hi,
        name=company.name if company else "",
        colour=leader.lane_or_parents if leader else "",
        until=event.when.hi if event.when.is_range and event.when.hi < dt.date.max else None,
        is_sure=event.status not in UNSURE,
        when=str(PartialDate(start.start, start.start)) if start.start else str(start),
    )


def lane_order(company: Company) -> tuple:
    """The order of the palette, then by name."""
    colours = list(Lane.values)
    return (colours.index(company.colour) if company.colour in colours else len(colours)), company.name


def draw(
    *,
    companies: Iterable[Company],
    today: dt.date,
    marks: Sequence[Mark] = (),
    tallies: Sequence[Tally] = (),
    leads: Iterable[Lead] = (),
    axis: Axis | None = None,
    event_count: int | None = None,
) -> Figure | None:
    """The figure of these marks, or of these tallies where single marks would be too many.

    Args:
        axis: what it spans; None for as long as there are events, and up to today.
        event_count: how many events they are, an event of two companies being one; by default as many as marks.

    Returns None where there is nothing to draw. Its size is bounded: at most MOST_LANES lanes of MOST_MARKS marks
    together or of `COLUMNS` columns each.
    """
    leads = list(leads)
    if not marks and not tallies and not leads:
        return None
    drawn = [day for thing in (marks or leads) for day in (thing.lo, thing.hi)]
    axis = axis or Axis.around(drawn + [tally.day for tally in tallies], today=today)
    if len(marks) > MOST_MARKS:
        tallies, marks = [Tally(min(mark.lo, mark.hi), mark.company, mark.is_sure) for mark in marks], ()
    bands = bands_of(leads, axis, today)
    return Figure(
        axis=axis,
        ticks=axis.ticks,
        bands=bands,
        lanes=lanes_of(marks, tallies, list(companies), axis),
        today_x=axis.x(today) if axis.first <= today <= axis.last else None,
        caption=sentence_of(bands, len(marks) if event_count is None else event_count),
    )


def lanes_of(marks, tallies, companies: list[Company], axis: Axis) -> list[Row]:
    """One for each of the companies with most events, in the order given; the rest share the last."""
    counts = Counter()
    for thing in (*marks, *tallies):
        counts[thing.company] += getattr(thing, "count", 1)
    known = [company for company in companies if counts[company.slug]]
    own = known if len(known) <= MOST_LANES else sorted(known, key=lambda c: -counts[c.slug])[: MOST_LANES - 1]
    rows = [(company.name, company.colour, {company.slug}) for company in known if company in own]
    if rest := set(counts) - {company.slug for company in own}:
        rows.append((OTHERS, "other", rest))
    sorted_out = [(name, colour, of(marks, slugs), of(tallies, slugs)) for name, colour, slugs in rows]
    most = max((sum(c.values()) for *_, own in sorted_out for c in columns_of(own, axis).values()), default=1)
    return [
        lane_of_tallies(name, colour, many, axis, most) if many else lane_of_marks(name, colour, few, axis)
        for name, colour, few, many in sorted_out
    ]


def of(things, slugs: set[str]) -> list:
    return [thing for thing in things if thing.company in slugs]
