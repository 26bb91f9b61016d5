"""The feed of events: what was added or changed last, for any selection."""

from urllib.parse import urlsplit

from core.feeds import NEVER, AtomFeed
from core.site_root import site_root
from timeline.exporters.calendar import sources_of
from timeline.selection import Selection

NEWEST = 50


class EventsFeed(AtomFeed):
    """The events published last, and those of which more is known now. An entry's id outlives a new address."""

    subtitle = "AI開発の競争の出来事。確かさと出典つき。"

    def __init__(self, read_selection):
        """Takes what reads the selection of a request."""
        self.read_selection = read_selection

    def get_object(self, request, *args, **kwargs) -> tuple[str, Selection]:
        return site_root(request), self.read_selection(request)

    def title(self, source):
        _, selection = source
        return f"airace 年表{f'：{selection.words}' if selection.words else ''}"

    def link(self, source):
        root, selection = source
        return f"{root}/timeline/{selection.query}"

    def feed_url(self, source):
        root, selection = source
        return f"{root}/timeline/feed.xml{selection.query}"

    feed_guid = link

    def items(self, source):
        root, selection = source
        events = selection.events().for_display().order_by("-changed_at", "-pk")
        for event in events[:NEWEST]:
            event.root = root
            yield event

    def item_title(self, event):
        return f"{event.when.short()}　{event.title}"

    def item_text(self, event):
        words = [event.summary, f"（{event.get_status_display()}）" if event.status else ""]
        words += [f"出典：{source}" for source in sources_of(event)]
        return " ".join(filter(None, words))

    def item_link(self, event):
        return f"{event.root}{event.get_absolute_url()}"

    def item_guid(self, event):
        return f"tag:{urlsplit(event.root).hostname},2025:events/{event.pk}"

    def item_pubdate(self, event):
        return event.first_published_at or NEVER

    def item_updateddate(self, event):
        return event.changed_at or NEVER

    def item_categories(self, event):
        return [event.get_kind_display(), *(entity.name for entity in event.entities.all())]
