"""All comments, narrowed and in keyset pages."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_safe

from discussion.admin.access import moderators_only
from discussion.admin.filters import SEARCHED, CommentFilter, counted

ROWS = 50


@require_safe
@moderators_only
def comments(request):
    form = CommentFilter(request.GET)
    found = form.narrow()
    rows, following = page_of(found.select_related("discussion"), request)
    wanted = {name: value for name, value in request.GET.items() if name in form.fields and value}
    context = {
        "form": form,
        "rows": rows,
        "count": counted(found) if form.is_valid() else "0件",
        "wanted": urlencode(wanted, errors="replace"),
        "next_after": following,
        "searched": SEARCHED if form.is_valid() and form.is_bounded else None,
    }
    status = 200 if form.is_valid() else 400
    return render(request, "discussion/admin/comments.html", context, status=status)


def page_of(found, request, *, rows=ROWS):
    """(rows, the id to go on after or None) of what is ordered by -pk."""
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    shown = list(found[: rows + 1])
    return shown[:rows], shown[rows - 1].pk if len(shown) > rows else None
