"""In which formats a selection of events can be had, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    path: str
    media_type: str


CSV = Format("CSV", "/timeline/events.csv", "text/csv")
JSON = Format("JSON", "/timeline/events.json", "application/json")
CALENDAR = Format("カレンダー（ICS）", "/timeline/events.ics", "text/calendar")
ATOM = Format("フィード（Atom）", "/timeline/feed.xml", "application/atom+xml")
FORMATS = (CSV, JSON, CALENDAR, ATOM)
