"""Public pages that are no Wagtail pages: topics, authors, entities, corrections."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.feeds import (
    ArticlesFeed,
    CorrectionsFeed,
    followed_author,
    followed_entity,
    followed_site,
    followed_topic,
)
from articles.metadata import author_metadata, entity_metadata, topic_metadata
from articles.models import ArticlePage, Author, Topic, UpdateEntry
from articles.pagination import numbered_page, page_of
from core.caching import public_page
from core.feeds import JsonFeed
from core.metadata import list_metadata
from facts.models import Entity
from timeline.teaser import events_of_entity

HOME = ("ホーム", "/")
TOPICS = ("トピック", "AI開発の競争についての記事を、主題からたどれます。")
ENTITIES = ("企業・モデル", "記事に登場する企業、モデル、製品、人物の一覧です。")
CORRECTIONS = ("訂正", "公開した記事の誤りと、どう直したかの一覧。")
TOPIC_TRAIL = [HOME, ("トピック", "/topics/")]
ENTITY_TRAIL = [HOME, ("企業・モデル", "/entities/")]


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    topics = Topic.objects.with_counts_of(ArticlePage.objects.published())
    return listing(request, "articles/topic_list.html", list_metadata(request, *TOPICS), topics=topics)


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    articles = ArticlePage.objects.published().filter(tagged_topics__tag=topic)
    metadata = topic_metadata(topic, request, TOPIC_TRAIL)
    return listing(request, "articles/topic.html", metadata, articles, topic=topic)


@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author, slug=slug)
    articles = ArticlePage.objects.published().filter(article_authors__author=author)
    metadata = author_metadata(author, request, [HOME])
    return listing(request, "articles/author.html", metadata, articles, author=author)


@public_page
def entity_list(request: HttpRequest) -> HttpResponse:
    groups = Entity.objects.by_kind()
    return listing(request, "articles/entity_list.html", list_metadata(request, *ENTITIES), groups=groups)


@public_page
def entity(request: HttpRequest, slug: str) -> HttpResponse:
    entity = get_object_or_404(Entity.objects.all(), slug=slug)
    children = list(entity.children.by_name())
    articles = ArticlePage.objects.published().mentioning([entity, *children])
    events, figure = events_of_entity(entity, timezone.localdate())
    context = {"entity": entity, "children": children, "events": events, "figure": figure}
    metadata = entity_metadata(entity, request, ENTITY_TRAIL)
    context["timeline_query"] = f"?company={entity.slug}" if entity.kind == entity.Kind.COMPANY else ""
    return listing(request, "articles/entity.html", metadata, articles, **context)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    newest = UpdateEntry.objects.corrections().readable().newest_first()
    entries = numbered_page(newest, request, per_page=settings.CORRECTIONS_PER_PAGE)
    return listing(request, "articles/corrections.html", list_metadata(request, *CORRECTIONS), entries=entries)


corrections_feed = public_page(CorrectionsFeed())
articles_feed = public_page(ArticlesFeed(followed_site))
topic_feed = public_page(ArticlesFeed(followed_topic))
author_feed = public_page(ArticlesFeed(followed_author))
entity_feed = public_page(ArticlesFeed(followed_entity))


def json_feed(find):
    feed = public_page(ArticlesFeed(find, JsonFeed))

    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        response = feed(request, **kwargs)
        # Anybody's page may read it; it is the same for all.
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


articles_json_feed = json_feed(followed_site)
topic_json_feed = json_feed(followed_topic)
author_json_feed = json_feed(followed_author)
entity_json_feed = json_feed(followed_entity)


def listing(request, template, metadata, articles=None, **context) -> HttpResponse:
    """Render one of the lists above, with a page of these articles when there are any to list."""
    if articles is not None:
        newest = articles.newest_first().for_cards().with_bylines()
        context["articles"] = page_of(newest, request, per_page=settings.ARTICLES_PER_PAGE)
    number = metadata.number = next((context[name].number for name in ("articles", "entries") if name in context), 1)
    context["canonical_url"] = f"{metadata.url}{f'?page={number}' if number > 1 else ''}"
    return render(request, template, {**context, "metadata": metadata, "breadcrumbs": metadata.trail})
