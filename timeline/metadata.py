"""What machines are told of one event."""

from datetime import date

from core.metadata import Metadata, Publication, describe
from core.structured_data import web_page
from timeline.share_images import event_card


def event_metadata(event, request, trail) -> Metadata:
    """Of an event loaded for display. No query."""
    publication = Publication.of(request)
    url = f"{publication.root}{event.get_absolute_url()}"
    title = f"{event.title}（{event.when.short()}）"
    description = describe(event.summary, f"{event.when}、{event.title}。{said_how(event)}")
    page = web_page(
        url,
        title,
        description,
        about=[subject(entity, publication.root) for entity in event.entities.all()],
        temporalCoverage=span(event),
    )
    if event.changed_at:
        page["dateModified"] = event.changed_at.isoformat()
    return Metadata(
        url=url,
        title=event.title,
        description=description,
        image=event_card(event).shown(),
        kind="article",
        published_at=event.first_published_at,
        trail=trail,
        things=[page],
    )


def said_how(event) -> str:
    return f"確かさは「{event.get_status_display()}」。" if event.status else ""


def subject(entity, root: str) -> dict:
    return {"@type": "Thing", "name": entity.name, "url": f"{root}{entity.get_absolute_url()}"}


def span(event) -> str:
    """ISO 8601: a day, or the days between which it happened; an open end is `..`."""
    lo = ".." if event.lo == date.min else event.lo.isoformat()
    hi = ".." if event.hi == date.max else event.hi.isoformat()
    return lo if lo == hi else f"{lo}/{hi}"
