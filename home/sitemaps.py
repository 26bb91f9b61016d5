"""What search engines are told to read, each address with the moment at which readers were last told of a change."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from articles.feeds.full_text import HERO_SPEC
from articles.models import ArticleIndexPage, ArticlePage, Author, Topic
from core.models import SiteRendition
from discussion.pages import readable_pages
from facts.models import Entity
from home.models import HomePage, StandardPage
from timeline.models import Event, TimelinePage

NEWS_AGE = dt.timedelta(hours=48)
MOST_NEWS = 1000
# Those that are no pages of Wagtail's and have nothing of their own to change.
PLAIN_PATHS = ("/topics/", "/entities/", "/corrections/", "/follow/")


@dataclass
class Place:
    path: str
    changed_at: dt.datetime | None = None
    picture: str = ""


@dataclass
class Section:
    """A part of the sitemap, SITEMAP_PAGE_SIZE addresses to a file. `find()` gives its things in a stable order."""

    name: str
    find: Callable[[], QuerySet | list]
    place: Callable[[object], Place]

    @property
    def path(self) -> str:
        return f"/sitemap-{self.name}.xml"

    def paths(self) -> list[str]:
        """Of each of its files. One query at most."""
        things = self.find()
        count = len(things) if isinstance(things, list) else things.count()
        files = max(1, -(-count // settings.SITEMAP_PAGE_SIZE))
        return [self.path, *(f"{self.path}?page={number}" for number in range(2, files + 1))]


def articles_to_list():
    pictures = SiteRendition.objects.filter(filter_spec=HERO_SPEC[0])
    found = ArticlePage.objects.published().filter(alias_of__isnull=True).with_told_at().order_by("pk")
    # Pictures that readers have not asked for yet are not made here.
    return (
        found.defer_streamfields()
        .select_related("hero_image")
        .prefetch_related(Prefetch("hero_image__renditions", queryset=pictures, to_attr="hero_renditions"))
    )


def place_of_article(article) -> Place:
    found = getattr(article.hero_image, "hero_renditions", None) if article.hero_image else None
    return Place(article.url, article.told_at, found[0].url if found else "")


def changed_with_articles(things: QuerySet, **of_thing) -> QuerySet:
    """Things that have published articles, with the newest change told of one as `changed_at`."""
    newest = ArticlePage.objects.published().with_told_at().filter(**of_thing).order_by("-told_at")
    told = Subquery(newest.values("told_at")[:1])
    return things.annotate(changed_at=told).filter(changed_at__isnull=False).order_by("pk")


def topics_to_list():
    return changed_with_articles(Topic.objects.all(), tagged_topics__tag=OuterRef("pk"))


def authors_to_list():
    return changed_with_articles(Author.objects.all(), article_authors__author=OuterRef("pk"))


def pages_to_list() -> list:
    """The site's own pages and lists, which are few. Two queries."""
    kinds = readable_pages().type(HomePage, ArticleIndexPage, TimelinePage).order_by("path")
    texts = StandardPage.objects.filter(pk__in=readable_pages().values("pk")).order_by("path")
    # Nobody says of them whether a publication told readers anything, so that no date of theirs would be honest.
    paths = [page.url for page in (*kinds, *texts.defer_streamfields())]
    return [Place(path) for path in (*paths, *PLAIN_PATHS)]


def place_of_thing(thing) -> Place:
    return Place(thing.get_absolute_url(), getattr(thing, "changed_at", None))


SECTIONS = {
    section.name: section
    for section in [
        Section("articles", articles_to_list, place_of_article),
        Section("topics", topics_to_list, place_of_thing),
        Section("authors", authors_to_list, place_of_thing),
        Section("entities", lambda: Entity.objects.order_by("pk"), place_of_thing),
        Section("events", lambda: Event.objects.published().order_by("pk"), place_of_thing),
        Section("pages", pages_to_list, lambda place: place),
    ]
}


def news(now: dt.datetime) -> QuerySet:
    """Articles published within the last two days, the newest first."""
    found = ArticlePage.objects.published().filter(first_published_at__gt=now - NEWS_AGE, alias_of__isnull=True)
    return found.defer_streamfields().newest_first()[:MOST_NEWS]


def sitemap_paths(*names: str) -> list[str]:
    """The files of these sections, and the index, which names every file."""
    return ["/sitemap.xml", *(path for name in names for path in SECTIONS[name].paths())]
