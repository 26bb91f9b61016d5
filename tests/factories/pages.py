"""The least valid page of each type, in the tree that the migrations made. Making one purges nothing."""

import datetime as dt
import itertools
import json

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, TaggedArticle, UpdateEntry
from core.follow_up import put_off
from home.models import HomePage, StandardPage

JST = dt.timezone(dt.timedelta(hours=9))
numbers = itertools.count(1)


def home_page() -> HomePage:
    return HomePage.objects.get()


def article_index() -> ArticleIndexPage:
    return ArticleIndexPage.objects.get()


def section(*content, heading="見出し") -> dict:
    """A section's stored form; `content` is (type, value) pairs."""
    return {
        "type": "section",
        "value": {"heading": heading, "content": [{"type": kind, "value": value} for kind, value in content]},
    }


@put_off()
def article(*, sections=None, authors=(), topics=(), published=True, at=None, **fields) -> ArticlePage:
    """An article below the index; `sections` are stored forms, by default one short paragraph."""
    number = next(numbers)
    sections = [section(("paragraph", "<p>本文。</p>"))] if sections is None else sections
    page = ArticlePage(
        **{
            "title": f"記事{number}",
            "slug": f"article-{number}",
            "body": json.dumps(sections),
            "first_published_at": at or dt.datetime(2026, 1, 1, tzinfo=JST) + dt.timedelta(hours=number),
            "live": published,
            **fields,
        }
    )
    page.article_authors = [ArticleAuthor(author=author) for author in authors]
    page.tagged_topics = [TaggedArticle(tag=topic) for topic in topics]
    article_index().add_child(instance=page)
    if published:
        page.save_revision().publish()
    return page


def tell_change(page, note="直した", *, kind="correction", at=None, **fields) -> UpdateEntry:
    """What readers are told of a change of an article."""
    return UpdateEntry.objects.create(
        article=page, kind=kind, note=note, at=at or dt.datetime(2026, 3, 1, 9, tzinfo=JST), **fields
    )


@put_off()
def standard_page(*, parent=None, body=(), **fields) -> StandardPage:
    number = next(numbers)
    stream = [{"type": kind, "value": value} for kind, value in body]
    page = StandardPage(**{"title": f"案内{number}", "slug": f"page-{number}", "body": json.dumps(stream), **fields})
    (parent or home_page()).add_child(instance=page)
    page.save_revision().publish()
    return page
