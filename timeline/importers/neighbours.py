"""New events beside others of the same company within three days: perhaps the same once more."""

import datetime as dt

from django.db.models import Q

from timeline.models import Event

WITHIN = dt.timedelta(days=3)


def mark_neighbours(outcomes) -> None:
    """Names to each new event, in the file or stored, those that are close to it. Two queries."""
    dated = [outcome for outcome in outcomes if outcome.entities]
    if not dated:
        return
    seen = [(event, families(event.entities.all())) for event in stored_near([outcome.event for outcome in dated])]
    for outcome in dated:
        own = families(outcome.entities)
        close = [event for event, theirs in seen if own & theirs and are_close(event, outcome.event)]
        outcome.neighbours = [f"{event.when}「{event.title}」" for event in close[:3]]
        seen.append((outcome.event, own))


def stored_near(events: list[Event]):
    first, last = (end(event.sort for event in events) for end in (min, max))
    within = Q(sort__gte=earlier(first), sort__lte=later(last))
    return Event.objects.filter(within).prefetch_related("entities")


def families(entities) -> set[int]:
    """The companies of these entities; an entity of no company stands for itself."""
    return {entity.parent_id or entity.pk for entity in entities}


def are_close(a: Event, b: Event) -> bool:
    """Whether both can have begun, at the earliest and at the latest, within three days of each other."""
    return abs(a.sort - b.sort) <= WITHIN and abs(a.lo - b.lo) <= WITHIN


def earlier(day: dt.date) -> dt.date:
    return day - WITHIN if day - dt.date.min > WITHIN else dt.date.min


def later(day: dt.date) -> dt.date:
    return day + WITHIN if dt.date.max - day > WITHIN else dt.date.max
