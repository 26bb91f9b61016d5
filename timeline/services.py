"""Acts over several events."""

import datetime as dt
import secrets
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.actions.edit import EditAction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.models.reference_index import ReferenceIndex
from wagtail.search import index

from facts.models import Source
from facts.status import Status
from timeline.importers import Outcome, State
from timeline.importers.known import Known
from timeline.models import Event, TrailEntry
from timeline.signals import events_imported

KIND_OF_SOURCE = {Status.OFFICIAL: Source.Kind.OFFICIAL, Status.LEAKED: Source.Kind.LEAK}


@transaction.atomic
def import_events(outcomes: Iterable[Outcome], *, user=None, publish: bool) -> list[Event]:
    """Save what `compare` found new or changed; all of it, or nothing if the database refuses any.

    Without `publish` new events are drafts, and a change of a live one waits as a draft. New events cost the same
    number of queries whatever their number, but for the indexes of references and of words.
    """
    outcomes = [outcome for outcome in outcomes if outcome.state in (State.NEW, State.CHANGED)]
    sources = registered_sources(outcomes)
    new = [outcome for outcome in outcomes if outcome.state == State.NEW]
    changed = [outcome for outcome in outcomes if outcome.state == State.CHANGED]
    create(new, sources, user=user, publish=publish)
    for outcome in changed:
        change(outcome, sources, user=user, publish=publish)
    events = [outcome.event for outcome in outcomes]
    if publish and events:
        events_imported.send(sender=Event, events=events)
    return events


def registered_sources(outcomes: list[Outcome]) -> dict[str, Source]:
    """Every source that these name, by that name; an address that nobody has registered becomes one."""
    wanted = {}
    for outcome in outcomes:
        for word in outcome.trail:
            if word.source:
                wanted.setdefault(word.source, (word, outcome.event.title))
    known = Known.sources_named(wanted)
    unknown = {key: source_from(key, *first) for key, first in wanted.items() if key not in known}
    made = Source.objects.bulk_create(unknown.values())
    for source in made:
        index.insert_or_update_object(source)
    return known | dict(zip(unknown, made, strict=True))


def source_from(address: str, word, title: str) -> Source:
    source = Source(title=title, url=address, kind=KIND_OF_SOURCE.get(word.status, Source.Kind.PRESS))
    source.publisher = source.host[:120]
    return source


def create(outcomes: list[Outcome], sources: dict[str, Source], *, user, publish: bool) -> None:
    now = timezone.now()
    events = [outcome.event for outcome in outcomes]
    give_addresses(events)
    for outcome in outcomes:
        fill(outcome, sources)
        mark(outcome.event, published_at=now if publish else None)
    Event.objects.bulk_create(events)
    TrailEntry.objects.bulk_create(entry for event in events for entry in entries_of(event))
    named = Event.entities.through.objects
    named.bulk_create(named.model(event=each.event, entity=entity) for each in outcomes for entity in each.entities)
    keep_revisions(events, user=user, at=now, published=publish)
    for event in events:
        log(event, "wagtail.create", user=user)
        ReferenceIndex.create_or_update_for_object(event)
        index.insert_or_update_object(event)


def give_addresses(events: list[Event]) -> None:
    """To those without one, as `Event.free_slug` does, with one query."""
    wanting = [event for event in events if not event.slug]
    taken = {event.slug for event in events if event.slug}
    taken |= set(
        Event.objects.filter(slug__in=[event.slug_of_title for event in wanting]).values_list("slug", flat=True)
    )
    for event in wanting:
        slug = event.slug_of_title
        event.slug = f"{slug}-{secrets.token_hex(3)}" if slug in taken else slug
        taken.add(event.slug)


def fill(outcome: Outcome, sources: dict[str, Source]) -> None:
    event = outcome.event
    event.entities = outcome.entities
    event.trail = [
        TrailEntry(status=word.status, on=word.on, source=sources.get(word.source), note=word.note, sort_order=place)
        for place, word in enumerate(outcome.trail)
    ]
    event.derive()


def mark(event: Event, *, published_at: dt.datetime | None) -> None:
    event.live = published_at is not None
    event.has_unpublished_changes = published_at is None
    event.first_published_at = event.last_published_at = event.changed_at = published_at


def entries_of(event: Event):
    for entry in event.trail.all():
        entry.event = event
        entry.derive()
        yield entry


def keep_revisions(events: list[Event], *, user, at: dt.datetime, published: bool) -> None:
    """A first version for each, so that the history of an imported event begins with its import."""
    content_type = ContentType.objects.get_for_model(Event)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(event.pk),
            object_str=str(event),
            created_at=at,
            user=user,
            content=event.serializable_data(),
        )
        for event in events
    )
    for event, revision in zip(events, revisions, strict=True):
        event.latest_revision = revision
        event.live_revision = revision if published else None
    Event.objects.bulk_update(events, ["latest_revision", "live_revision"], batch_size=500)


def change(outcome: Outcome, sources: dict[str, Source], *, user, publish: bool) -> None:
    """As the form would: the row of what readers do not see is as its draft. `compare` has asked who may."""
    fill(outcome, sources)
    EditAction(outcome.event, user=user, publish=publish, clean=False).execute(skip_permission_checks=True)
