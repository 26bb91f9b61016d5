"""What every feed shares: Atom 1.0 or JSON Feed in Japanese, whole addresses, no date but those of what it lists."""

import datetime as dt
import json
import re

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape

from core.site_root import site_root

PUBLICATION = "airace"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The required date of a feed without entries; "now" would make each answer a new one.
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"


def printable(value):
    """Without the characters that XML cannot hold; one of them would break the whole feed. Lists part by part."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    return [printable(part) for part in value] if isinstance(value, list | tuple) else value


class StableAtomFeed(Atom1Feed):
    """Atom with what Django leaves out.

    Of the feed `hub` (the address of a WebSub hub), of an entry `content` (its
    whole text as HTML) and `authors` ((name, address) pairs); all may be missing.
    """

    ending = ".xml"

    def __init__(self, title, link, description, **kwargs):
        super().__init__(printable(title), link, printable(description), **{k: printable(v) for k, v in kwargs.items()})

    def add_item(self, title, link, description, **kwargs):
        kwargs = {name: printable(value) for name, value in kwargs.items()}
        super().add_item(printable(title), link, printable(description), **kwargs)

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed.get("hub"):
            handler.addQuickElement("link", "", {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, address in item.get("authors") or ():
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        if item.get("content"):
            handler.addQuickElement("content", item["content"], {"type": "html"})

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1, with the same extras; of an entry also `summary` (plain text) and `image` (an address)."""

    content_type = "application/feed+json; charset=utf-8"
    ending = ".json"

    def write(self, outfile, encoding):
        feed = {
            "version": JSON_FEED_VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["subtitle"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "hubs": [{"type": "WebSub", "url": self.feed["hub"]}] if self.feed.get("hub") else None,
            "items": [present(self.entry(item)) for item in self.items],
        }
        outfile.write(json.dumps(present(feed), ensure_ascii=False))

    def entry(self, item) -> dict:
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_html": item.get("content") or item["description"],
            "summary": item.get("summary"),
            "image": item.get("image"),
            "date_published": item["pubdate"] and rfc3339_date(item["pubdate"]),
            "date_modified": item["updateddate"] and rfc3339_date(item["updateddate"]),
            "authors": [{"name": name, "url": address} for name, address in item.get("authors") or ()] or None,
            "tags": item["categories"] or None,
        }


def present(values: dict) -> dict:
    return {name: value for name, value in values.items() if value is not None}


class AtomFeed(Feed):
    """The base of our feeds; a feed's `link` and `feed_url` get the site's root.

    Whether a reader has it already is answered by the ETag of the content: the
    newest date does not tell that an entry was withdrawn.
    """

    feed_type = StableAtomFeed
    language = "ja"
    author_name = PUBLICATION

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    def get_object(self, request, *args, **kwargs) -> str:
        return site_root(request)

    def item_title(self, item):
        return str(item)

    def item_description(self, item):
        """As HTML, which is what Django says it is."""
        return escape(self.item_text(item))

    def item_text(self, item) -> str:
        raise NotImplementedError
