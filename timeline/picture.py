"""Loads what the figure of a selection shows: its events one by one, or only counted where they are many."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import BooleanField, Case, Count, F, IntegerField, Value, When
from django.db.models.functions import Cast, ExtractDay

from facts.models import Entity
from facts.status import Status
from timeline.facets import COMPANY
from timeline.figure import Axis, Company, Figure, Tally, draw, draw_events
from timeline.figure.drawing import UNSURE, lane_order, lead_of
from timeline.figure.lanes import COLUMNS
from timeline.models.event import Event
from timeline.selection import Selection
from timeline.vocabulary import EventKind


def lead_events() -> list[Event]:
    """Every published lead event that was not refuted, the earliest first. One query."""
    leads = Event.objects.published().filter(kind=EventKind.LEAD).exclude(status=Status.REFUTED)
    return list(leads.select_related("leader__parent").in_order())


def figure_of(
    selection: Selection,
    events: Sequence[Event] | None,
    *,
    years: dict[int, int],
    companies: Sequence[Entity],
    today: dt.date,
    numbered: bool = True,
) -> Figure | None:
    """The figure of a selection, from one query for the leads and at most one for the rest.

    Args:
        events: all events of the selection, loaded for display; None where they are too many.
        numbered: whether a list of the events stands beside it.
        years: year to number of events.
        companies: those that may have a lane.
    """
    leads = lead_events()
    if events is not None:
        axis = axis_of(selection, [day for event in events for day in (event.lo, event.hi)], today)
        return draw_events(events, today=today, leads=leads, numbered=numbered, axis=axis) if events else None
    axis = axis_of(selection, [dt.date(year, month, 28) for year in years for month in (1, 12)], today)
    by_key = {company.pk: company for company in companies}
    return draw(
        companies=sorted((Company(c.slug, c.name, c.lane_or_parents) for c in companies), key=lane_order),
        today=today,
        tallies=tallies_of(selection, axis, by_key),
        leads=[lead_of(event) for event in leads],
        axis=axis,
        event_count=sum(years.values()),
    )


def axis_of(selection: Selection, days: list[dt.date], today: dt.date) -> Axis:
    if selection.year:
        return Axis(dt.date(selection.year, 1, 1), dt.date(selection.year, 12, 31))
    around = Axis.around(days, today=today)
    first = max(around.first, selection.lo) if selection.lo else around.first
    last = min(around.last, selection.hi) if selection.hi else around.last
    return Axis(first, max(first, last))


def tallies_of(selection: Selection, axis: Axis, companies: dict[int, Entity]) -> list[Tally]:
    """Counted by the database in the columns of the figure: at most lanes × COLUMNS × 2 rows."""
    column = Cast(ExtractDay(F("sort") - Value(axis.first)) * COLUMNS / axis.days, IntegerField())
    is_sure = Case(When(status__in=UNSURE, then=False), default=True, output_field=BooleanField())
    rows = (
        selection.events()
        .exclude(kind=EventKind.LEAD)
        .order_by()
        .annotate(company=COMPANY, column=column, is_sure=is_sure)
        .values_list("company", "column", "is_sure")
        .annotate(count=Count("pk", distinct=True))
    )
    return [
        Tally(
            axis.first + dt.timedelta(days=-(-axis.days * min(max(column, 0), COLUMNS - 1) // COLUMNS)),
            companies[company].slug if company in companies else "",
            is_sure,
            count,
        )
        for company, column, is_sure, count in rows
    ]
