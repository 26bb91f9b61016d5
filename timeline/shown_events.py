"""The events of every timeline on a page, loaded together."""

from django.db.models import BooleanField, ExpressionWrapper, Q

from timeline.models import Event


def show_events(values) -> None:
    """Give each of these values of the timeline block its events in order of time, as `value.shown`.

    Three queries for all of them together, none for no values. Drafts, and
    events that are gone, show nowhere.
    """
    values = list(values)
    if not values:
        return
    wanted = conditions_of(values)
    events = Event.objects.published().filter(any_of(wanted.values()))
    found = list(events.annotate(**marks(wanted)).in_order().for_display())
    for name, value in zip(wanted, values, strict=True):
        value.shown = [event for event in found if getattr(event, name)]


def chosen_by(values, event) -> list:
    """Those of these values that show this event. One query, none for no values."""
    wanted = conditions_of(values)
    marked = Event.objects.published().filter(pk=event.pk).annotate(**marks(wanted)).first() if wanted else None
    return [value for name, value in zip(wanted, values, strict=True) if getattr(marked, name, False)]


def conditions_of(values) -> dict[str, Q]:
    return {f"is_shown_{number}": condition_of(value) for number, value in enumerate(values)}


def marks(conditions) -> dict[str, ExpressionWrapper]:
    return {name: ExpressionWrapper(condition, output_field=BooleanField()) for name, condition in conditions.items()}


def condition_of(value) -> Q:
    if value.picked:
        return Q(pk__in=value.picked)
    return Q(pk__in=value.selection().values("pk"))


def any_of(conditions) -> Q:
    combined = Q()
    for condition in conditions:
        combined |= condition
    return combined
