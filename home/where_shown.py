"""Every address where a thing shows: what caches keep there is stale once the thing changes.

Whether readers may see the thing does not matter, because it is asked both
before and after a change of just that. Lists have as many pages here as they
could have with every draft: an address too many costs a 404, one too few keeps
a withdrawn article in sight.
"""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage, Author, Topic
from articles.queries import entity_ids_in, entity_ids_indexed_for
from core.models import SiteImage, SiteSettings
from core.purging import addresses_of, pages_showing
from facts.models import Entity, Source
from home.models import HomePage


def where_shown(thing) -> set[str]:
    """For a page, a topic, an author, an entity, a source, an image, or the settings of the whole site."""
    if isinstance(thing, Page):
        return where_page_shows(thing)
    return WHERE_SHOWN[type(thing)](thing)


def where_page_shows(page) -> set[str]:
    if isinstance(page, ArticlePage):
        return where_articles_show([page], named=entity_ids_in(page))
    if isinstance(page, HomePage):
        return addresses_of(pages=[page])
    if SiteSettings.objects.filter(about_page=page.pk).exists():  # every menu names it
        return whole_site()
    # The parent lists it; those below name it in their breadcrumbs.
    below = Page.objects.descendant_of(page).live()
    return addresses_of(pages=[page, page.get_parent(update=True), *below, *pages_showing(page)])


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
    pages = [*articles, *aliases, *related.distinct().defer_streamfields(), *pages_showing(*articles)]
    return addresses_of(pages=pages) | front_and_lists() | lists_of([*topics, *authors, *with_parents(entities)])


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
    """Every page of the list of articles of each topic, author or entity."""
    return addresses_of(
        paths=[path for thing in things for path in list_pages(thing.get_absolute_url(), articles_listed_by(thing))]
    )


def articles_listed_by(thing):
    if isinstance(thing, Topic):
        return ArticlePage.objects.filter(tagged_topics__tag=thing)
    if isinstance(thing, Author):
        return ArticlePage.objects.filter(article_authors__author=thing)
    return ArticlePage.objects.mentioning([thing, *thing.children.all()])


def list_pages(path, articles) -> list[str]:
    count = -(-articles.count() // settings.ARTICLES_PER_PAGE)
    return [path, *(f"{path}?page={number}" for number in range(1, max(count, 1) + 1))]


def where_topic_shows(topic) -> set[str]:
    """Its name stands on the cards of its articles, wherever those show."""
    return where_articles_show(articles_listed_by(topic)) | lists_of([topic]) | addresses_of(paths=["/topics/"])


def where_author_shows(author) -> set[str]:
    return where_articles_show(articles_listed_by(author)) | lists_of([author])


def where_entity_shows(entity) -> set[str]:
    """Company and models name each other."""
    family = [entity, *filter(None, [entity.parent]), *entity.children.all()]
    return addresses_of(pages=pages_showing(entity), paths=["/entities/"]) | lists_of(family)


def where_source_shows(source) -> set[str]:
    return addresses_of(pages=pages_showing(source))


def where_image_shows(image) -> set[str]:
    """As the picture of an article also on its cards."""
    articles = ArticlePage.objects.filter(hero_image=image)
    return addresses_of(pages=pages_showing(image)) | where_articles_show(articles)


def whole_site(site_settings=None) -> set[str]:
    things = [*Topic.objects.all(), *Author.objects.all(), *Entity.objects.prefetch_related("children")]
    pages = addresses_of(pages=Page.objects.live(), paths=["/topics/", "/entities/"])
    return pages | front_and_lists() | lists_of(things)


WHERE_SHOWN = {
    Topic: where_topic_shows,
    Author: where_author_shows,
    Entity: where_entity_shows,
    Source: where_source_shows,
    SiteImage: where_image_shows,
    SiteSettings: whole_site,
}
