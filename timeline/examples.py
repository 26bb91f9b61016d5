"""Invented events for the picker of blocks: a trail from leak to announcement, a refuted claim, imprecise dates."""

from facts.models import Entity, Source
from facts.status import Status
from timeline.models import Event, TrailEntry
from timeline.vocabulary import EventKind

COMPANY = "例の会社"


def example_events() -> list[Event]:
    """In order of time; none of them is stored, and none is about a real company."""
    return [
        event("新しいモデルを公開", "2026-03-05", [(Status.LEAKED, "2026-01m"), (Status.OFFICIAL, "2026-03-05")]),
        event("別の会社を買収", "2026-Q2", [(Status.REPORTED, "2026-04"), (Status.REFUTED, "2026-05-12")], "money"),
        event("次のモデルを準備", "2026-autumn?", [(Status.SPECULATED, "2026-06")], "strategy"),
    ]


def event(title, start, trail, kind=EventKind.RELEASE) -> Event:
    made = Event(title=title, slug="example", start=start, kind=kind)
    made.entities = [Entity(name=COMPANY, slug="example", kind=Entity.Kind.COMPANY, lane=Entity.Lane.GOOGLE)]
    source = Source(publisher="例の新聞", title="例")
    made.trail = [TrailEntry(status=status, on=on, source=source) for status, on in trail]
    made.derive()
    return made
