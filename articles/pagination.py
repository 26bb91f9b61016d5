"""Lists of articles, cut into pages."""

from django.core.paginator import Page

from core.pagination import numbered_page
from core.pictures import prefetch_renditions

__all__ = ["numbered_page", "page_of"]


def page_of(articles, request, *, per_page: int) -> Page:
    """The page of articles that `?page=` asks for, with its pictures' renditions loaded."""
    page = numbered_page(articles, request, per_page=per_page)
    page.object_list = list(page.object_list)
    prefetch_renditions([article.hero_image for article in page.object_list])
    return page
