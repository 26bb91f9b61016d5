"""Public pages that are no Wagtail pages: topics, authors, entities."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from articles.models import ArticlePage, Author, Topic
from articles.pagination import page_of
from core.caching import public_page
from facts.models import Entity

HOME = ("ホーム", "/")


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    topics = Topic.objects.with_counts_of(ArticlePage.objects.published())
    return listing(request, "articles/topic_list.html", [HOME], topics=topics)


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    articles = ArticlePage.objects.published().filter(tagged_topics__tag=topic)
    return listing(request, "articles/topic.html", [HOME, ("トピック", "/topics/")], articles, topic=topic)


@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author, slug=slug)
    articles = ArticlePage.objects.published().filter(article_authors__author=author)
    return listing(request, "articles/author.html", [HOME], articles, author=author)


@public_page
def entity_list(request: HttpRequest) -> HttpResponse:
    return listing(request, "articles/entity_list.html", [HOME], groups=Entity.objects.by_kind())


@public_page
def entity(request: HttpRequest, slug: str) -> HttpResponse:
    entity = get_object_or_404(Entity.objects.all(), slug=slug)
    children = list(entity.children.by_name())
    articles = ArticlePage.objects.published().mentioning([entity, *children])
    crumbs = [HOME, ("企業・モデル", "/entities/")]
    return listing(request, "articles/entity.html", crumbs, articles, entity=entity, children=children)


def listing(request, template, breadcrumbs, articles=None, **context) -> HttpResponse:
    """Render one of the lists above, with a page of these articles when there are any to list."""
    if articles is not None:
        newest = articles.newest_first().for_cards().with_bylines()
        context["articles"] = page_of(newest, request, per_page=settings.ARTICLES_PER_PAGE)
    number = context["articles"].number if "articles" in context else 1
    context["canonical_url"] = f"{site_root(request)}{request.path}{f'?page={number}' if number > 1 else ''}"
    return render(request, template, {**context, "breadcrumbs": breadcrumbs})


def site_root(request) -> str:
    """Where the site is to be found, whatever name this request used. One query."""
    site = Site.find_for_request(request)
    return site.root_url if site else ""
