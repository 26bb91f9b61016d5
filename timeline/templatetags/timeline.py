"""What lists of events show of an event."""

from django import template

from timeline.figure.drawing import companies_of

register = template.Library()


@register.filter
def companies(event) -> list:
    """The companies that it names, or whose models and people it names. No query after `for_display`."""
    return companies_of(event)


@register.filter
def lane(event) -> str:
    """The name of its colour in tokens.css: that of the first thing it names that has one."""
    colours = [entity.lane_or_parents for entity in event.entities.all()]
    return next((colour for colour in colours if colour != "other"), "other")


@register.filter
def sources(event) -> list:
    """Each source of its trail once, the first named first. No query after `for_display`."""
    return list({entry.source_id: entry.source for entry in event.trail.all() if entry.source_id}.values())


@register.filter
def is_hollow(event) -> bool:
    """Whether it is drawn hollow: leaked, guessed or refuted."""
    return event.status in ("leaked", "speculated", "refuted")
