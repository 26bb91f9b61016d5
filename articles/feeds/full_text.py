"""Whole articles as plain HTML for feed readers: nothing to load but pictures, no class, every address whole."""

import re
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.template.loader import render_to_string
from wagtail.images.models import AbstractRendition

from articles.models import ArticlePage, UpdateEntry
from articles.queries import CARD_AUTHORS, CARD_TOPICS
from core.page_links import urls_of_linked_pages
from core.pictures import filter_specs, find_renditions, prefetch_renditions
from facts.models import Source
from facts.references import References, marked_sources, sources_in
from timeline.shown_events import show_events

STREAMS = ("key_points", "body", "other_sources")
# Made for the article's own page as well.
HERO_SPEC = filter_specs([1200], (3, 2))["webp"]
FIGURE_SPEC = filter_specs([1200], None)["webp"]

HIDDEN = re.compile(r'<span class="visually-hidden">[^<]*</span>')
TAG = re.compile(r"<[a-z][^<>]*>")
OWN_ATTRIBUTES = re.compile(r'\s(?:class|id|role|data-[a-z-]+|aria-[a-z-]+)="[^"]*"')
LOCAL_ADDRESS = re.compile(r'(\s(?:href|src)=")(?=#|/(?!/))([^"]*)')


@dataclass
class Whole:
    """What an article is rendered with, found for all articles of a feed at once."""

    root: str  # scheme and host of the site
    address: str  # of the article's page
    references: References
    linked_page_urls: dict[str, str] = field(default_factory=dict)
    hero: AbstractRendition | None = None

    def absolute(self, path: str) -> str:
        if path.startswith("#"):
            return f"{self.address}{path}"
        return f"{self.root}{path}" if path.startswith("/") else path


def load_whole(articles, root: str) -> list[ArticlePage]:
    """These articles, each with its text, pictures, events, sources and history loaded, as `article.whole`.

    About fifteen queries, however many articles there are and whatever stands in them.
    """
    topics = Prefetch("tagged_topics", to_attr=CARD_TOPICS)
    articles = list(articles.select_related("hero_image").prefetch_related(topics).with_bylines())
    linked, sources = look_up_texts(articles)
    load_histories(articles)
    timelines = {article: article.timelines() for article in articles}
    show_events([value for values in timelines.values() for value in values])
    prefetch_renditions([image for a in articles for image in (a.hero_image, *a.figure_images())])
    for article in articles:
        article.authors = [entry.author for entry in getattr(article, CARD_AUTHORS)]
        references = References(
            article.body,
            loaded=[source for value in timelines[article] for source in value.sources],
            uncited=[block.value.pk for block in article.other_sources],
            looked_up=sources,
        )
        address = f"{root}{article.url}"
        article.whole = Whole(root, address, references, linked, rendition_of(article.hero_image, HERO_SPEC))
    return articles


def look_up_texts(articles) -> tuple[dict[str, str], dict[int, Source]]:
    """The pages that the articles link to and the sources that they name; their blocks are read together."""
    stored = [getattr(article, name) for article in articles for name in STREAMS]
    linked, ids = urls_of_linked_pages(stored, None), marked_sources(*stored)
    for name in STREAMS:
        block = ArticlePage._meta.get_field(name).stream_block
        streams = block.bulk_to_python([list(getattr(article, name).raw_data) for article in articles])
        for article, stream in zip(articles, streams, strict=True):
            setattr(article, name, stream)
            ids |= {source.pk for source in sources_in(stream)}
    return linked, Source.objects.in_bulk(ids) if ids else {}


def load_histories(articles) -> None:
    """Each article's update history, an alias having its original's. One query."""
    owners = {article.alias_of_id or article.pk: [] for article in articles}
    for entry in UpdateEntry.objects.filter(article__in=owners).newest_first():
        owners[entry.article_id].append(entry)
    for article in articles:
        article.history = owners[article.alias_of_id or article.pk]


def rendition_of(image, specs: list[str]) -> AbstractRendition | None:
    found = find_renditions(image, {"webp": specs}) if image else None
    return found["webp"][0] if found else None


def full_text(article: ArticlePage) -> str:
    """The article, loaded by `load_whole`, as HTML. No query."""
    context = {
        "article": article,
        "hero": article.whole.hero,
        "references": article.whole.references,
        "linked_page_urls": article.whole.linked_page_urls,
        "told": [entry for entry in article.history if entry.kind != UpdateEntry.Kind.PUBLICATION],
    }
    html = HIDDEN.sub("", render_to_string("articles/feed/article.html", context))

    def plain(tag):
        bare = OWN_ATTRIBUTES.sub("", tag[0])
        return LOCAL_ADDRESS.sub(lambda found: found[1] + article.whole.absolute(found[2]), bare)

    return TAG.sub(plain, html).strip()
