"""oEmbed (https://oembed.com/): for the address of a table or of the timeline, the code that shows it elsewhere."""

import json
import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from django.http import Http404

from articles.embeds.table_embed import table_embed
from articles.open_articles import open_table
from articles.share_images import table_card
from core.embedding import WIDTH, Embed
from core.feeds import UNPRINTABLE
from timeline.embedding import timeline_embed
from timeline.models.timeline_page import open_timeline
from timeline.share_images import timeline_image

JSON, XML = "json", "xml"
FORMATS = {JSON: "application/json", XML: "text/xml"}
CACHE_SECONDS = 3600
PORTS = {"http": 80, "https": 443}
MOST_PIXELS = 10_000
ARTICLE_PATH = re.compile(r"/articles/(?P<slug>[-a-zA-Z0-9_]+)/?")


class BadQuestion(ValueError):
    """What is asked cannot be read; the message is for a person."""


@dataclass(frozen=True)
class Question:
    """
    Attributes:
        width, height: what the answer must not exceed, in pixels; None for any.
    """

    url: str
    format: str = JSON
    width: int | None = None
    height: int | None = None

    @classmethod
    def read(cls, params) -> "Question":
        url = params.get("url", "").strip()
        if not url:
            raise BadQuestion("url に、記事の比較表か年表のアドレスを入れてください。")
        width, height = (pixels(name, params.get(name)) for name in ("maxwidth", "maxheight"))
        return cls(url, params.get("format") or JSON, width, height)


def pixels(name: str, typed: str | None) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and int(typed[:9]) > 0 and len(typed) < 9):
        raise BadQuestion(f"{name} は、1以上の整数で指定してください。")
    return min(int(typed), MOST_PIXELS)


def embed_at(url: str, root: str) -> Embed:
    """What the page at this address of ours offers; three queries at most. Raises Http404 where there is nothing."""
    try:
        parts = urlsplit(url)
        is_ours = site_of(parts) == site_of(urlsplit(root))
    except ValueError:
        raise Http404("no address") from None
    if not is_ours:
        raise Http404("another site")
    page = open_timeline()
    if page and parts.path.rstrip("/") == page.url.rstrip("/"):
        return replace(timeline_embed(root), image=timeline_image(page))
    article = ARTICLE_PATH.fullmatch(parts.path)
    if not (article and parts.fragment):
        raise Http404("nothing to embed")
    table = open_table(article["slug"], parts.fragment)
    return replace(table_embed(table, root), image=table_card(table.article, table.value))


def site_of(parts) -> tuple[str | None, int | None]:
    """Host and port. Whether http or https was written does not matter."""
    if parts.scheme not in PORTS:
        return None, None
    port = parts.port
    return parts.hostname, None if port in (None, PORTS[parts.scheme]) else port


def answer_of(embed: Embed, question: Question, root: str) -> dict:
    width = min(WIDTH, question.width or WIDTH)
    height = min(embed.height, question.height or embed.height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": "airace",
        "provider_url": f"{root}/",
        "cache_age": CACHE_SECONDS,
        "html": str(embed.code(width, height)),
        "width": width,
        "height": height,
        **thumbnail_of(embed, root),
    }


def thumbnail_of(embed: Embed, root: str) -> dict:
    """Nothing as long as the picture is not made."""
    if not (embed.image and embed.image.is_made()):
        return {}
    shown = embed.image.shown()
    return {
        "thumbnail_url": urljoin(f"{root}/", shown.path),
        "thumbnail_width": shown.width,
        "thumbnail_height": shown.height,
    }


def written(answer: dict, form: str) -> str:
    if form == JSON:
        return json.dumps(answer, ensure_ascii=False)
    element = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(element, name).text = UNPRINTABLE.sub("", str(value))
    return ElementTree.tostring(element, encoding="unicode", xml_declaration=False)
