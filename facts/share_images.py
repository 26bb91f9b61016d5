"""How sure a thing is, in its picture."""

from core.share_images import StatusMark
from facts.status import Status
from facts.templatetags.status import ICONS


def mark_of(status: str, *, label: str = "") -> StatusMark | None:
    """The mark of a status, None for an empty one; `label` says more than its word."""
    if not status:
        return None
    status = Status(status)
    return StatusMark(status.value, label or status.label, ICONS[status])
