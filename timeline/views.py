"""One event, and the events as data, calendar and feed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.caching import public_page
from core.site_root import site_root
from timeline import licence
from timeline.display import companies
from timeline.exporters.calendar import MOST_EVENTS, events_calendar
from timeline.exporters.csv_format import csv_lines
from timeline.exporters.json import events_json
from timeline.feeds import EventsFeed
from timeline.mentions import pages_telling_of
from timeline.metadata import event_metadata
from timeline.models import Event
from timeline.selection import Selection

NEAREST = 3
TRAIL = [("ホーム", "/"), ("年表", "/timeline/")]


@public_page
def event(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.published().for_display(), slug=slug)
    return render(
        request,
        "timeline/event.html",
        {
            "event": event,
            **surroundings_of(event),
            "pages": pages_telling_of(event),
            "timeline_url": place_in_list(event),
            "breadcrumbs": TRAIL,
            "canonical_url": f"{site_root(request)}{event.get_absolute_url()}",
            "metadata": event_metadata(event, request, TRAIL),
        },
    )


def surroundings_of(event) -> dict:
    """What came before and after at the same companies, and which predictions came true. Nine queries at most."""
    published = Event.objects.published()
    near = published.of(*event.entities.all()).exclude(pk=event.pk)
    return {
        "earlier": list(near.before(event).for_display()[:NEAREST])[::-1],
        "later": list(near.after(event).for_display()[:NEAREST]),
        "predictions": list(published.filter(fulfilled_by=event).in_order().for_display()),
    }


def place_in_list(event) -> str:
    """Where it stands on the page of the timeline. One query."""
    earlier = Event.objects.published().filter(year=event.year).before(event).count()
    number = earlier // settings.EVENTS_PER_PAGE + 1
    return f"/timeline/?year={event.year}{f'&page={number}' if number > 1 else ''}#event-{event.slug}"


def selection_of(request: HttpRequest) -> Selection:
    return Selection.read(request.GET, companies())


@public_page
def events_as_json(request: HttpRequest) -> HttpResponse:
    selection, root = selection_of(request), site_root(request)
    text = events_json(listed(selection), root=root, query=selection.query)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    # Anybody's page may read it; it is the same for all.
    response["Access-Control-Allow-Origin"] = "*"
    return response


@public_page
def events_as_calendar(request: HttpRequest) -> HttpResponse:
    selection, root = selection_of(request), site_root(request)
    name = f"airace 年表{f'：{selection.words}' if selection.words else ''}"
    text = events_calendar(listed(selection, most=MOST_EVENTS), root=root, name=name)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


@public_page
def events_as_csv(request: HttpRequest) -> HttpResponse:
    lines = csv_lines(listed(selection_of(request)), licence=f"{licence.NAME} {licence.URL}")
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="airace-events.csv"'
    return response


events_feed = public_page(EventsFeed(selection_of))


def listed(selection: Selection, *, most: int | None = None) -> list[Event]:
    """The events for display, at most so many of the latest, the earliest first and without a word of drafts."""
    events = list(selection.events().newest_first().for_display()[:most])[::-1]
    for event in events:
        if event.fulfilled_by_id and not event.fulfilled_by.live:
            event.fulfilled_by = None
    return events
