"""Where an event is told of."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from core.view_restrictions import open_to_everyone
from timeline.models import TimelinePage
from timeline.shown_events import chosen_by

MOST_FILTERS = 100


def pages_telling_of(event) -> list[Page]:
    """Pages open to everyone that show or mention this event, the newest first.

    Also those whose timeline finds it by a filter; of pages with a filter only
    the hundred newest are asked. Six queries, and one for each type of page.
    """
    finding = pages_with_filters()
    found = chosen_by([value for page in finding for value in page.timelines() if not value.picked], event)
    telling = {page.pk for page in finding if any(value in found for value in page.timelines())}
    telling |= pages_referring_to(event)
    return list(open_pages().filter(pk__in=telling)) if telling else []


def pages_with_filters() -> list[Page]:
    """A timeline with a filter refers to the timeline itself."""
    ids = {pk for page in TimelinePage.objects.all() for pk in pages_referring_to(page)}
    pages = open_pages().filter(pk__in=ids)[:MOST_FILTERS].specific() if ids else []
    return [page for page in pages if hasattr(page, "timelines")]


def pages_referring_to(thing) -> set[int]:
    kind = ContentType.objects.get_for_model(Page)
    referring = ReferenceIndex.get_references_to(thing).filter(base_content_type=kind)
    return {int(pk) for pk in referring.values_list("object_id", flat=True)}


def open_pages():
    return Page.objects.live().filter(open_to_everyone()).order_by("-first_published_at", "-pk")
