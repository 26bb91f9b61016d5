"""`/discussion/comments/mine/`: how the comments fare whose capabilities lie on the reader's device."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from discussion.answers import html_for_author, message_for_author, public_status
from discussion.exceptions import Invalid, NotFound
from discussion.guard import require_own_origin
from discussion.models import Comment
from discussion.pages import discussed_page
from discussion.requests import read_json, refuse_huge
from discussion.services import capability_matches
from discussion.views.refusals import explained

MOST = 50


# It reads alone, and the guard keeps other sites out.
@csrf_exempt
@never_cache
@require_POST
@explained
def mine(request):
    """POST `{capabilities: {id: capability}}` → `{comments: [{id, status, html, message}]}`, without unknown ones."""
    refuse_huge(request)
    require_own_origin(request)
    given = capabilities_in(read_json(request))
    found = Comment.objects.filter(pk__in=given).select_related("discussion").order_by("pk")
    own = [comment for comment in found if capability_matches(comment, capability=given[comment.pk])]
    pages = {}
    return JsonResponse({"comments": [line for comment in own for line in lines_of(comment, pages)]})


def capabilities_in(data) -> dict[int, str]:
    given = data.get("capabilities")
    if not isinstance(given, dict) or len(given) > MOST:
        raise Invalid("送信された内容を読み取れません。ページを読み直してください。")
    return {int(pk): text for pk, text in given.items() if pk.isascii() and pk.isdigit() and len(pk) < 19}


def lines_of(comment, pages: dict) -> list[dict]:
    """One line, none when the page is no longer public. A query for each page."""
    page_id = comment.discussion.page_id
    if page_id not in pages:
        try:
            pages[page_id] = discussed_page(page_id or 0)
        except NotFound:
            pages[page_id] = None
    page = pages[page_id]
    if page is None:
        return []
    status, message = public_status(comment), message_for_author(comment)
    html = html_for_author(comment, page, is_open=False)
    return [{"id": comment.pk, "status": status, "html": html, "message": message}]
