"""Events as JSON; `tests/schemas/timeline-events.schema.json` says what each field holds."""

import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder

from core.dates import PartialDate
from timeline import licence


def events_json(events: Iterable, *, root: str, query: str) -> str:
    """Of events loaded for display.

    Args:
        root: scheme and host of the site.
        query: the selection as its address names it; "" for all events.
    """
    answer = {
        "title": "airace 年表",
        "url": f"{root}/timeline/{query}",
        "licence": {"name": licence.NAME, "url": licence.URL, "credit": licence.CREDIT},
        "events": [as_dict(event, root) for event in events],
    }
    return json.dumps(answer, ensure_ascii=False, cls=DjangoJSONEncoder)


def as_dict(event, root: str) -> dict:
    return {
        "id": event.slug,
        "url": f"{root}{event.get_absolute_url()}",
        "title": event.title,
        "summary": event.summary,
        "kind": event.kind,
        "date": date_dict(event.when),
        "status": event.status or None,
        "importance": event.importance,
        "entities": [entity_dict(entity, root) for entity in event.entities.all()],
        "track": event.track or None,
        "leader": event.leader.slug if event.leader_id else None,
        "fulfilled_by": event.fulfilled_by.slug if event.fulfilled_by_id else None,
        "trail": [
            {
                "status": entry.status,
                "on": entry.on.canonical if entry.on else None,
                "note": entry.note,
                "source": source_dict(entry.source) if entry.source_id else None,
            }
            for entry in event.trail.all()
        ],
        "updated": event.last_published_at,
    }


def date_dict(date: PartialDate) -> dict:
    """`earliest` and `latest` are null where the date is open; all other days are no more exact than `precision`."""
    return {
        "canonical": date.canonical,
        "text": str(date),
        "edtf": date.edtf(),
        "precision": date.precision.name.lower(),
        "earliest": date.lo.isoformat() if date.start else None,
        "latest": date.hi.isoformat() if date.end else None,
    }


def entity_dict(entity, root: str) -> dict:
    return {
        "id": entity.slug,
        "name": entity.name,
        "kind": entity.kind,
        "belongs_to": entity.parent.slug if entity.parent_id else None,
        "url": f"{root}{entity.get_absolute_url()}",
    }


def source_dict(source) -> dict:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published_on.canonical if source.published_on else None,
        "url": source.url,
    }
