"""The least valid event, and the timeline's page."""

import factory

from core.follow_up import put_off
from tests.factories.pages import home_page
from timeline.models import Event, TimelinePage, TrailEntry


class EventFactory(factory.django.DjangoModelFactory):
    """Published, reported and without source; `status=` names another word, `trail=` gives whole entries."""

    class Meta:
        model = Event

    class Params:
        status = "reported"
        source = None
        said_on = ""

    title = factory.Sequence(lambda n: f"出来事{n}")
    slug = factory.Sequence(lambda n: f"event-{n}")
    start = "2025-08-07"
    trail = factory.LazyAttribute(
        lambda event: [TrailEntry(status=event.status, source=event.source, on=event.said_on)] if event.status else []
    )

    @classmethod
    @put_off()
    def _create(cls, *args, **kwargs):
        return super()._create(*args, **kwargs)


def timeline_page(**fields) -> TimelinePage:
    """The one there is, or a new one."""
    page = TimelinePage.objects.first()
    if page is None:
        page = home_page().add_child(instance=TimelinePage(**{"title": "年表", "slug": "timeline", **fields}))
    return page


def stored_timeline(*events, look="list", **conditions) -> dict:
    """A timeline block as an article stores it: with these events, or those that the conditions find."""
    found = {"entities": [], "kinds": [], "since": "", "until": "", "importance": "1", "most": 20, **conditions}
    return {"caption": "年表", "look": look, "events": [event.pk for event in events], "filter": found, "note": ""}
