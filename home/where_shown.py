"""Every address where a thing shows: what caches keep there is stale once the thing changes.

Whether readers may see the thing does not matter, because it is asked both
before and after a change of just that. Lists have as many pages here as they
could have with every draft: an address too many costs a 404, one too few keeps
a withdrawn article in sight.
"""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage, Author, Topic, UpdateEntry
from articles.queries import entity_ids_in, entity_ids_indexed_for
from articles.table_data.shown_table import tables_in
from core.models import SiteImage, SiteSettings
from core.purging import addresses_of, pages_showing
from facts.models import Entity, Source
from home.models import HomePage
from home.sitemaps import sitemap_paths
from timeline.embedding import EMBED_PATH
from timeline.models import Event, TimelinePage
from timeline.shown_events import show_events

ARTICLE_FEEDS = ("/feeds/articles.xml", "/feeds/articles.json")
TIMELINE_FILES = ("events.json", "events.csv", "events.ics", "feed.xml")


def where_shown(thing) -> set[str]:
    """For a page, a topic, an author, an entity, a source, an event, an image, or the settings of the whole site."""
    if isinstance(thing, Page):
        return where_page_shows(thing)
    return WHERE_SHOWN[type(thing)](thing)


def where_page_shows(page) -> set[str]:
    if isinstance(page, ArticlePage):
        own = where_articles_show([page], named=entity_ids_in(page)) | where_its_events_are(page)
        return own | where_its_tables_are(page) | pages_beside(page)
    if isinstance(page, HomePage):
        return addresses_of(pages=[page], paths=["/llms.txt"])
    if SiteSettings.objects.filter(about_page=page.pk).exists():  # every menu names it
        return whole_site() | addresses_of(paths=files_of_pages())
    # The parent lists it; those below name it in their breadcrumbs.
    below = Page.objects.descendant_of(page).live()
    pages = [page, page.get_parent(update=True), *below, *pages_showing(page)]
    return addresses_of(pages=pages, paths=files_of_pages())


def files_of_pages() -> list[str]:
    return ["/llms.txt", *sitemap_paths("pages")]


def where_articles_show(articles, *, named=frozenset()) -> set[str]:
    """Every address where one of these articles shows: its own, the lists, related articles, pages that link to it.

    Topics and authors are those in the database.

    Args:
        named: keys of entities that the articles name and the reference index may not know of yet; see
            TASKS_IN_DATABASE.
    """
    articles = list(articles)
    if not articles:
        return set()
    ids = [article.pk for article in articles]
    topics = Topic.objects.filter(tagged_articles__content_object__in=ids).distinct()
    authors = Author.objects.filter(article_authors__article__in=ids).distinct()
    entities = Entity.objects.filter(pk__in=named | entity_ids_indexed_for(articles))
    related = ArticlePage.objects.published().filter(
        Q(tagged_topics__tag__in=topics) | Q(pk__in=ArticlePage.objects.mentioning(entities).values("pk"))
    )
    aliases = Page.objects.filter(alias_of__in=ids)
    pages = [*articles, *aliases, *pages_showing(*articles)]
    told = corrections_of(articles)
    lists = front_and_lists() | lists_of([*topics, *authors, *with_parents(entities)])
    around = related.distinct().defer_streamfields()
    return addresses_of(pages=pages, around=around) | lists | told | files_of_articles()


def where_its_tables_are(article) -> set[str]:
    """As data, and as a frame for other sites. Of another thing that a table names they are kept for a moment only."""
    tables = [table for _, table in tables_in(article)]
    return addresses_of(paths=[path for t in tables for path in (t.csv_path, t.json_path, t.embed_path)])


def pages_beside(article) -> set[str]:
    """The articles published just before and after it, each of which names it at its end. One query."""
    if not article.first_published_at:
        return set()
    slugs = [slug for _, _, slug in ArticlePage.objects.beside(article)]
    return addresses_of(around=ArticlePage.objects.sibling_of(article).filter(slug__in=slugs).defer_streamfields())


def where_its_events_are(article) -> set[str]:
    """The pages of the events that its timelines show: each lists the articles that do."""
    timelines = article.timelines()
    show_events(timelines)
    return addresses_of(paths={event.get_absolute_url() for value in timelines for event in value.shown})


def where_change_is_told(article) -> set[str]:
    """Where the moment of its newest change stands, besides its own page: feeds and sitemaps."""
    return feeds_with([article]) | files_of_articles()


def feeds_with(pages) -> set[str]:
    """The feeds that hold the whole text of these pages, where they are articles. Four queries at most."""
    articles = list(ArticlePage.objects.filter(pk__in=[page.pk for page in pages]).defer_streamfields())
    if not articles:
        return set()
    topics = Topic.objects.filter(tagged_articles__content_object__in=articles).distinct()
    authors = Author.objects.filter(article_authors__article__in=articles).distinct()
    entities = with_parents(Entity.objects.filter(pk__in=entity_ids_indexed_for(articles)))
    own = [path for thing in (*topics, *authors, *entities) for path in feeds_of(thing)]
    return addresses_of(paths=[*ARTICLE_FEEDS, *own])


def files_of_articles() -> set[str]:
    files = ("/news-sitemap.xml", "/llms.txt", *sitemap_paths("articles", "topics", "authors"))
    return addresses_of(paths=[*ARTICLE_FEEDS, *files])


def corrections_of(articles) -> set[str]:
    """The list of corrections and its feed, when one of these articles stands there."""
    return corrections() if UpdateEntry.objects.corrections().filter(article__in=articles).exists() else set()


def corrections() -> set[str]:
    pages = list_pages("/corrections/", UpdateEntry.objects.corrections(), per_page=settings.CORRECTIONS_PER_PAGE)
    return addresses_of(paths=[*pages, "/corrections/feed.xml"])


def front_and_lists() -> set[str]:
    pages = [*HomePage.objects.live(), *ArticleIndexPage.objects.live()]
    lists = [
        path
        for index in ArticleIndexPage.objects.live()
        for path in list_pages(index.relative_url(None), ArticlePage.objects.child_of(index))
    ]
    return addresses_of(pages=pages, paths=[*lists, "/topics/"])


def with_parents(entities):
    """A company's page lists the articles about its models."""
    return {entity for child in entities for entity in (child, child.parent) if entity}


def lists_of(things) -> set[str]:
    """Every page of the list of articles of each topic, author or entity, and its feeds."""
    things = list(things)
    lists = [path for thing in things for path in list_pages(thing.get_absolute_url(), articles_listed_by(thing))]
    return addresses_of(paths=[*lists, *(path for thing in things for path in feeds_of(thing))])


def feeds_of(thing) -> list[str]:
    """Of a topic, an author or an entity."""
    return [f"{thing.get_absolute_url()}feed.{form}" for form in ("xml", "json")]


def articles_listed_by(thing):
    if isinstance(thing, Topic):
        return ArticlePage.objects.filter(tagged_topics__tag=thing)
    if isinstance(thing, Author):
        return ArticlePage.objects.filter(article_authors__author=thing)
    return ArticlePage.objects.mentioning([thing, *thing.children.all()])


def list_pages(path, things, *, per_page=None) -> list[str]:
    count = -(-things.count() // (per_page or settings.ARTICLES_PER_PAGE))
    return [path, *(f"{path}?page={number}" for number in range(1, max(count, 1) + 1))]


def where_topic_shows(topic) -> set[str]:
    """Its name stands on the cards of its articles, wherever those show."""
    own = addresses_of(paths=["/topics/", "/follow/", "/llms.txt", *sitemap_paths("topics")])
    return where_articles_show(articles_listed_by(topic)) | lists_of([topic]) | own


def where_author_shows(author) -> set[str]:
    own = addresses_of(paths=sitemap_paths("authors"))
    return where_articles_show(articles_listed_by(author)) | lists_of([author]) | own


def where_entity_shows(entity) -> set[str]:
    """Company and models name each other."""
    family, pages = [entity, *filter(None, [entity.parent]), *entity.children.all()], pages_showing(entity)
    return (
        addresses_of(pages=pages, paths=["/entities/", "/follow/", *sitemap_paths("entities")])
        | feeds_with(pages)
        | lists_of(family)
        | where_events_show(Event.objects.of(*family))
    )


def where_source_shows(source) -> set[str]:
    said, pages = Event.objects.filter(trail__source=source).distinct(), pages_showing(source)
    return addresses_of(pages=pages) | feeds_with(pages) | where_events_show(said)


def where_event_shows(event) -> set[str]:
    """Also on the pages of the events beside it, which name it."""
    linked = Event.objects.filter(Q(fulfilled_by=event) | Q(predictions=event)) if event.pk else []
    beside = [*linked, *events_beside(event)]
    return where_events_show([event]) | addresses_of(paths=[other.get_absolute_url() for other in beside])


def where_events_show(events) -> set[str]:
    """The timeline and its feeds, the events' own pages, those of their entities, the front page, and every page
    with one of them in a block, by hand or by a filter, which refers to the timeline itself."""
    events = list(events)
    if not events:
        return set()
    timelines = TimelinePage.objects.live()
    showing = pages_showing(*events, *timelines)
    pages = [*timelines, *HomePage.objects.live(), *showing]
    paths = [*(event.get_absolute_url() for event in events), *timeline_paths(events), *sitemap_paths("events")]
    entities = Entity.objects.filter(events__in=events).distinct()
    return addresses_of(pages=pages, paths=paths) | lists_of(with_parents(entities)) | feeds_with(showing)


def events_beside(event):
    """Those before and after it, of all and of each of its entities: eight queries at most for each entity."""
    others = Event.objects.published().exclude(pk=event.pk)
    selections = [others, *(others.of(entity) for entity in with_parents(event.entities.all()))]
    return [found for events in selections for way in (events.before, events.after) for found in way(event)[:1]]


def timeline_paths(events) -> list[str]:
    """Caches keep the timeline's filtered views for a short time only: they are too many to purge."""
    lists = ["/timeline/", *(f"/timeline/?year={year}" for year in {event.year for event in events})]
    pages = range(1, -(-Event.objects.count() // settings.EVENTS_PER_PAGE) + 1)
    numbered = [f"{path}{'&' if '?' in path else '?'}page={number}" for path in lists for number in pages]
    return [*lists, *numbered, EMBED_PATH, *(f"/timeline/{name}" for name in TIMELINE_FILES)]


def where_image_shows(image) -> set[str]:
    """As the picture of an article also on its cards."""
    articles, pages = ArticlePage.objects.filter(hero_image=image), pages_showing(image)
    return addresses_of(pages=pages) | feeds_with(pages) | where_articles_show(articles)


def whole_site(site_settings=None) -> set[str]:
    things = [*Topic.objects.all(), *Author.objects.all(), *Entity.objects.prefetch_related("children")]
    paths = ["/topics/", "/entities/", "/follow/", "/.well-known/security.txt"]
    pages = addresses_of(pages=Page.objects.live(), paths=paths)
    events = addresses_of(paths=[event.get_absolute_url() for event in Event.objects.published()])
    return pages | front_and_lists() | lists_of(things) | corrections() | events


WHERE_SHOWN = {
    Topic: where_topic_shows,
    Author: where_author_shows,
    Entity: where_entity_shows,
    Source: where_source_shows,
    Event: where_event_shows,
    SiteImage: where_image_shows,
    SiteSettings: whole_site,
}
