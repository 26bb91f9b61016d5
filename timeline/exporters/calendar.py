"""Events as an iCalendar to subscribe to: a calendar that corrects itself."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vDuration
from icalendar.enums import STATUS, TRANSP

from core.dates import PartialDate
from core.feeds import NEVER, UNPRINTABLE
from facts.status import Status

MOST_EVENTS = 2000
COUNTED_FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
REFRESH = dt.timedelta(hours=12)
STATUSES = {
    Status.OFFICIAL: STATUS.CONFIRMED,
    Status.REPORTED: STATUS.CONFIRMED,
    Status.REFUTED: STATUS.CANCELLED,
}


def events_calendar(events: Iterable, *, root: str, name: str) -> bytes:
    """Of events loaded for display. An event keeps its UID for good; its SEQUENCE grows with each publication.

    Writing one takes about a millisecond: give it no more than `MOST_EVENTS`; a calendar of so many says that there
    may be more.
    """
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", "-//airace//timeline//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if len(events) >= MOST_EVENTS:
        calendar.add("x-wr-caldesc", f"新しいほうから{MOST_EVENTS:,}件までの出来事です。")
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("source", f"{root}/timeline/events.ics", parameters={"VALUE": "URI"})
    for event in events:
        calendar.add_component(entry_of(event, root))
    return calendar.to_ical()


def entry_of(event, root: str) -> Event:
    first, last = days_of(event.when)
    entry = Event()
    entry.add("uid", f"event-{event.pk}@{urlsplit(root).hostname or 'airace'}")
    entry.add("dtstamp", event.last_published_at or NEVER)
    entry.add("dtstart", first)
    entry.add("dtend", last + dt.timedelta(days=1))
    entry.add("summary", printable(summary_of(event)))
    entry.add("description", printable(description_of(event)))
    entry.add("url", f"{root}{event.get_absolute_url()}")
    entry.add("categories", [event.get_kind_display()])
    entry.add("status", STATUSES.get(event.status, STATUS.TENTATIVE))
    # Nobody is busy because a company releases something, least of all for a whole quarter.
    entry.add("transp", TRANSP.TRANSPARENT)
    entry.add("sequence", sequence_of(event))
    if event.last_published_at:
        entry.add("last-modified", event.last_published_at)
    return entry


def days_of(date: PartialDate) -> tuple[dt.date, dt.date]:
    """First and last day; of an open range the end that is known, as a calendar has no open ones."""
    start, end = date.start or date.end, date.end or date.start
    return start.lo, end.hi


def sequence_of(event) -> int:
    """Seconds from an agreed day to the last publication: it grows with each version that readers get, and never falls.

    The number of revisions would fall when old ones are purged.
    """
    published = event.last_published_at
    return max(int((published - COUNTED_FROM).total_seconds()), 0) if published else 0


def summary_of(event) -> str:
    """The title, after the word for how sure it is unless that is 公式, and before a date that is no exact day."""
    word = f"【{event.get_status_display()}】" if event.status not in ("", Status.OFFICIAL) else ""
    is_exact = event.when.canonical == event.lo.isoformat()
    return f"{word}{event.title}{'' if is_exact else f'（{event.when.short()}）'}"


def description_of(event) -> str:
    lines = [event.summary, f"時期：{event.when}", f"確かさ：{event.get_status_display()}" if event.status else ""]
    lines += [f"出典：{source}{f' {source.url}' if source.url else ''}" for source in sources_of(event)]
    return "\n".join(filter(None, lines))


def sources_of(event) -> list:
    """Each source of the trail once. No query after `for_display`."""
    return list({entry.source_id: entry.source for entry in event.trail.all() if entry.source_id}.values())


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
