"""The pictures that stand for an event, and for the whole timeline, where they are shared."""

from dataclasses import dataclass

from django.utils import timezone

from core.share_images import Card, Motif, ShareImage
from facts.share_images import mark_of
from timeline.display import whole_figure
from timeline.facets import Facets
from timeline.figure.drawing import companies_of
from timeline.figure_image import draw_figure
from timeline.selection import Selection
from timeline.vocabulary import EventKind

MOTIFS = {EventKind.LEAD: "crossing", EventKind.RELEASE: "laps"}
SECOND_LANE = 2


def event_card(event) -> Card:
    """Of an event loaded for display. No query."""
    companies = sorted(companies_of(event), key=lambda company: company.pk)
    lanes = tuple(company.lane_or_parents for company in companies[:SECOND_LANE])
    return Card(
        title=event.title,
        kicker="・".join(company.name for company in companies[:SECOND_LANE]) or event.get_kind_display(),
        art=Motif(MOTIFS.get(event.kind, "gates"), event.slug, lanes),
        date=event.when.short(),
        status=mark_of(event.status),
    )


@dataclass(frozen=True)
class TimelineImage(ShareImage):
    """Named by the state of the timeline: its figure would take the page all events to name.

    Attributes:
        count: of the published events.
        newest: when one of them was last published, ISO 8601; empty where there is none.
    """

    title: str
    count: int
    newest: str

    @property
    def alt(self) -> str:
        return f"{self.title}の図。企業ごとの走路に、{self.count}件の出来事が並ぶ。"

    def draw(self) -> str:
        return draw_figure(self.title, whole_figure(timezone.localdate()), count=self.count)


def timeline_image(page, facets: Facets | None = None) -> TimelineImage:
    """`facets` are those of the whole timeline; one query without them."""
    facets = facets or Facets.of(Selection())
    newest = facets.newest.isoformat() if facets.newest else ""
    return TimelineImage(page.title, sum(facets.years.values()), newest)
