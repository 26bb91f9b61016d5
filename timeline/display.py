"""What the page of the timeline shows: the figure, the filters, the events of a year or of all."""

import datetime as dt
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Page
from django.utils import timezone

from core.pagination import numbered_page
from facts.models import Entity
from timeline import licence
from timeline.embedding import timeline_embed
from timeline.exporters.formats import CALENDAR, FORMATS
from timeline.facets import Facets
from timeline.figure import Figure
from timeline.figure.drawing import MOST_NUMBERED
from timeline.models.event import Event
from timeline.picture import figure_of
from timeline.selection import Selection


def timeline_context(page, request) -> dict:
    """Seven queries at most, however many events there are.

    Raises Http404 for a `?page=` that does not exist.
    """
    known, today = companies(), timezone.localdate()
    selection = Selection.read(request.GET, known)
    facets = Facets.of(selection)
    years = {selection.year: facets.years.get(selection.year, 0)} if selection.year else facets.years
    count, shown = sum(years.values()), shown_year(years, today)
    events = page_of_events(selection.but(year=shown or selection.year), request, years.get(shown, count))
    is_whole = count == len(events.object_list)
    whole = events.object_list if is_whole else None
    canonical = page.get_full_url(request)
    return {
        "selection": selection,
        "typed": {name: request.GET.get(name, "")[:60] for name in ("from", "to")},
        "facets": facets,
        "chip_rows": facets.rows(selection, known),
        "count": count,
        "figure": figure_of(selection, whole, years=years, companies=known, today=today),
        "events": events,
        "groups": groups_of(events, is_numbered=is_whole and count <= MOST_NUMBERED),
        "years": years,
        **years_beside(selection, shown or selection.year, facets.years),
        **data_links(selection, canonical),
        "canonical_url": canonical,
        "embed": timeline_embed(canonical),
    }


def whole_figure(today: dt.date) -> Figure | None:
    """As at the head of the timeline, without the numbers of the list beside it. Six queries at most."""
    known = companies()
    selection = Selection.read({}, known)
    years = Facets.of(selection).years
    is_few = sum(years.values()) <= settings.EVENTS_PER_PAGE
    events = list(selection.events().in_order().for_display()) if is_few else None
    return figure_of(selection, events, years=years, companies=known, today=today, numbered=False)


def companies() -> list[Entity]:
    """One query."""
    return list(Entity.objects.filter(kind=Entity.Kind.COMPANY).by_name())


def shown_year(years: dict[int, int], today) -> int | None:
    """The year that the list shows where all would not fit on a page: the newest that has begun and has events."""
    if sum(years.values()) <= settings.EVENTS_PER_PAGE:
        return None
    return max((year for year in years if year <= today.year), default=min(years))


def page_of_events(selection: Selection, request, count: int) -> Page:
    """Three queries. Only the events of the page are joined with what they show, however many come before it."""
    events = numbered_page(selection.events().in_order(), request, per_page=settings.EVENTS_PER_PAGE, count=count)
    wanted = events.object_list.values("pk")
    events.object_list = list(Event.objects.filter(pk__in=wanted).in_order().for_display())
    return events


def groups_of(events: list[Event], *, is_numbered: bool) -> list[dict]:
    """The events under their years; `first` is the number of the first of each, 0 where the figure has no numbers."""
    groups, number = [], 1
    for year, of_year in groupby(events, key=lambda event: event.year):
        listed = list(of_year)
        groups.append({"year": year, "events": listed, "first": number if is_numbered else 0})
        number += len(listed)
    return groups


def years_beside(selection: Selection, shown: int | None, years: dict[int, int]) -> dict:
    """The selections of the nearest years with events, where the list shows one year only."""
    if not shown:
        return {"shown_year": None, "list_query": selection.query}
    before, after = [year for year in years if year < shown], [year for year in years if year > shown]
    return {
        "shown_year": shown,
        "earlier": selection.but(year=max(before)) if before else None,
        "later": selection.but(year=min(after)) if after else None,
        "list_query": selection.but(year=shown).query,
    }


def data_links(selection: Selection, canonical: str) -> dict:
    """`webcal:` is what programs for calendars ask to subscribe to."""
    host = urlsplit(canonical).netloc
    return {
        "formats": FORMATS,
        "calendar_url": f"webcal://{host}{CALENDAR.path}{selection.query}",
        "licence": licence,
    }
