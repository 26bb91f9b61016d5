"""What the result page shows of each match."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.models import ArticlePage
from articles.queries import CARD_TOPICS
from core.templatetags.typography import japanese_date
from facts.models import Entity
from search.passages import Passage, Quotable
from search.results import Kind, Match
from search.snippets import Marker
from timeline.models import Event


@dataclass(frozen=True)
class Hit:
    """
    Attributes:
        kicker: the kind; of an article its main topic.
        title, excerpt: with `<mark>` where the query was found.
        section: the heading under which the query is found, marked; empty when it is found in no section.
        section_url: of that heading.
        day: when it was published or happened, in Japanese; empty for what has no date.
        iso_day: the same for machines, where HTML can say it.
        details: further short facts.
        status: of an event; else empty.
    """

    kind: str
    kicker: str
    url: str
    title: SafeString
    excerpt: SafeString
    section: SafeString | str = ""
    section_url: str = ""
    day: str = ""
    iso_day: str = ""
    details: tuple[str, ...] = ()
    status: str = ""


def hits_of(matches: list[Match], wanted) -> list[Hit]:
    """In the order of the matches; one that has gone meanwhile is left out. At most four queries, however many."""
    found = {}
    for kind, (load, show) in SHOWN.items():
        keys = [match.pk for match in matches if match.kind == kind]
        if keys:
            things = load().filter(pk__in=keys).annotate(quotable=F("index_entries__body_text"))
            found |= {Match(kind, thing.pk): show(thing, wanted) for thing in things}
    return [found[match] for match in matches if match in found]


def articles():
    topics = Prefetch("tagged_topics", to_attr=CARD_TOPICS)
    return ArticlePage.objects.published().defer_streamfields().prefetch_related(topics)


def article_hit(article, wanted) -> Hit:
    quotable = Quotable.from_stored(article.quotable)
    marker = Marker(wanted, quotable.spellings)
    excerpt = marker.excerpt(quotable)
    section = excerpt.section or Passage("")
    published_at = article.first_published_at
    return Hit(
        kind=Kind.ARTICLE,
        kicker=article.main_topic.name if article.main_topic else Kind.ARTICLE.label,
        url=article.url,
        title=marker.mark(article.title),
        excerpt=excerpt.html,
        section=marker.mark(section.heading),
        section_url=f"{article.url}#{section.anchor}" if section.anchor else "",
        day=japanese_date(published_at),
        iso_day=iso(published_at),
        details=(f"約{article.reading_minutes}分",),
    )


def event_hit(event, wanted) -> Hit:
    marker = marker_for(event, wanted)
    return Hit(
        kind=Kind.EVENT,
        kicker=Kind.EVENT.label,
        url=event.get_absolute_url(),
        title=marker.mark(event.title),
        excerpt=marker.mark(event.summary),
        day=str(event.when),
        details=tuple(entity.name for entity in event.entities.all()),
        status=event.status,
    )


def entity_hit(entity, wanted) -> Hit:
    marker = marker_for(entity, wanted)
    others = [name for name in (entity.name_ja, *entity.aliases) if name]
    return Hit(
        kind=Kind.ENTITY,
        kicker=entity.get_kind_display(),
        url=entity.get_absolute_url(),
        title=marker.mark(entity.name),
        excerpt=marker.mark(entity.description or "、".join(others)),
        details=(entity.parent.name,) if entity.parent else (),
    )


def marker_for(thing, wanted) -> Marker:
    return Marker(wanted, Quotable.from_stored(thing.quotable).spellings)


def iso(moment: dt.datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""


SHOWN = {
    Kind.ARTICLE: (articles, article_hit),
    Kind.EVENT: (lambda: Event.objects.published().prefetch_related("entities"), event_hit),
    Kind.ENTITY: (lambda: Entity.objects.all(), entity_hit),
}
