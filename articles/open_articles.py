"""An article or one of its tables by address, for everything that stands beside the article's page."""

from django.http import Http404

from articles.models import ArticlePage
from articles.table_data.shown_table import ShownTable, tables_in


def open_article(slug: str) -> ArticlePage:
    """The published article that everyone may read. One query; raises Http404 for any other."""
    article = ArticlePage.objects.published().filter(slug=slug).first()
    if article is None:
        raise Http404("no article that everyone may read")
    return article


def open_table(slug: str, place: str) -> ShownTable:
    """The table at this anchor of such an article. Raises Http404 where there is none.

    The blocks of the whole body are read, so that it costs three queries more at most, for what they name.
    """
    found = (table for _, table in tables_in(open_article(slug)) if table.place == place)
    table = next(found, None)
    if table is None:
        raise Http404("no such table")
    return table
