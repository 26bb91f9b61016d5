"""Lists, cut into numbered pages."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404


def numbered_page(things, request, *, per_page: int, count: int | None = None) -> Page:
    """The page that `?page=` asks for. One query less where the count is known already.

    Raises Http404 for anything but the number of a page that exists: an
    address that shows nothing of its own should not be kept by caches.
    """
    wanted = request.GET.get("page", "1")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 7):
        raise Http404("not a page number")
    paginator = Paginator(things, per_page)
    if count is not None:
        paginator.count = count
    try:
        return paginator.page(int(wanted))
    except InvalidPage as error:
        raise Http404("no such page") from error
