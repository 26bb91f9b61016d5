"""Lists of articles, cut into pages."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404

from core.pictures import prefetch_renditions


def page_of(articles, request, *, per_page: int) -> Page:
    """The page that `?page=` asks for, with its pictures' renditions loaded.

    Raises Http404 for anything but the number of a page that exists: an
    address that shows nothing of its own should not be kept by caches.
    """
    wanted = request.GET.get("page", "1")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 7):
        raise Http404("not a page number")
    try:
        page = Paginator(articles, per_page).page(int(wanted))
    except InvalidPage as error:
        raise Http404("no such page") from error
    page.object_list = list(page.object_list)
    prefetch_renditions([article.hero_image for article in page.object_list])
    return page
