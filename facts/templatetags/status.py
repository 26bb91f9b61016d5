"""How sure we are, as a badge."""

from django import template

from facts.status import Status

register = template.Library()

ICONS = {
    Status.OFFICIAL: "badge-check",
    Status.REPORTED: "newspaper",
    Status.ESTIMATED: "estimate",
    Status.LEAKED: "droplets",
    Status.SPECULATED: "circle-question-mark",
    Status.REFUTED: "x",
}


@register.inclusion_tag("components/badge.html")
def badge(status: str, small: bool = False) -> dict:
    """A status as word, icon and border; nothing for an empty one. A small badge leaves the icon out."""
    if not status:
        return {}
    status = Status(status)
    return {"value": status.value, "label": status.label, "icon_name": ICONS[status], "small": small}
