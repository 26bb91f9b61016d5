"""A few events on pages that are about something else: the front page, the page of a company."""

import datetime as dt

from timeline.figure import Figure, draw_events
from timeline.models import Event
from timeline.picture import lead_events
from timeline.vocabulary import EventKind

NEWEST_COUNT = 4
ENTITY_COUNT = 20


def newest_events(today: dt.date) -> tuple[list[Event], Figure | None]:
    """What happened last and is not of little weight, the earliest first, with who leads. Four queries."""
    events = Event.objects.published().filter(importance__gte=2, sort__lte=today)
    events = events.exclude(kind__in=(EventKind.LEAD, EventKind.PERIOD))
    shown = list(events.newest_first().for_display()[:NEWEST_COUNT])[::-1]
    return shown, draw_events(shown, today=today, leads=lead_events(), numbered=True)


def events_of_entity(entity, today: dt.date) -> tuple[list[Event], Figure | None]:
    """The newest events of an entity and of what belongs to it, the newest first. Three queries."""
    shown = list(Event.objects.published().of(entity).newest_first().for_display()[:ENTITY_COUNT])
    return shown, draw_events(shown, today=today)
