"""The feed of corrections."""

from urllib.parse import urlsplit

from articles.models import UpdateEntry
from core.feeds import AtomFeed

NEWEST = 30


class CorrectionsFeed(AtomFeed):
    """The newest corrections. An entry's id outlives a new title and a new address of its article."""

    title = "airace 訂正"
    subtitle = "公開した記事の誤りと、どう直したか。"

    def link(self, root):
        return f"{root}/corrections/"

    def feed_url(self, root):
        return f"{root}/corrections/feed.xml"

    feed_guid = link

    def items(self):
        return UpdateEntry.objects.corrections().readable().newest_first()[:NEWEST]

    def item_title(self, entry):
        return f"訂正：{entry.article.title}"

    def item_text(self, entry):
        return entry.note

    def item_link(self, entry):
        return f"{entry.article.full_url}#history"

    def item_guid(self, entry):
        return f"tag:{urlsplit(entry.article.full_url).hostname},2025:corrections/{entry.pk}"

    def item_pubdate(self, entry):
        return entry.at

    item_updateddate = item_pubdate
