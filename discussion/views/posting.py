"""`/discussion/<page id>/comments/`: a comment arrives, or more of the thread is asked for."""

from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.answers import receipt_in_json
from discussion.exceptions import Conflict, Forbidden, Refusal
from discussion.forms import CommentForm
from discussion.guard import has_token, require_own_origin
from discussion.models import Comment
from discussion.pages import discussed_page
from discussion.requests import (
    is_json,
    post_in_form,
    post_in_json,
    read_json,
    refuse_huge,
    remember_author,
    sender_of,
)
from discussion.services import submit_comment
from discussion.views.reading import more
from discussion.views.refusals import explained, with_retry_after

STALE = "確認のページを開いてから時間がたちました。もう一度ボタンを押してください。"
ANOTHER_TEXT = "先に送った文章は、すでに届いています。下の文章はそれと違うため、送ると別のコメントになります。"


# The guard, or Django's own check made by hand, stands in for the middleware: a refusal must give the text back.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@explained
def comments(request, page_id):
    if request.method != "POST":
        return more(request, page_id)
    refuse_huge(request)
    return take_from_script(request, page_id) if is_json(request) else take_from_form(request, page_id)


def take_from_script(request, page_id):
    require_own_origin(request)
    post = post_in_json(read_json(request))
    page = discussed_page(page_id)
    receipt = submit_comment(page=page, sender=sender_of(request), **post)
    response = JsonResponse(receipt_in_json(receipt, page), status=201 if receipt.is_new else 200)
    remember_author(response, receipt.author_token)
    return response


def take_from_form(request, page_id):
    """Without a token nothing is stored, and the page that asks to confirm has one."""
    page, form = discussed_page(page_id), CommentForm.of(request.POST)
    if "csrfmiddlewaretoken" not in request.POST:
        return confirm(request, page, form)
    try:
        if not has_token(request):
            raise Forbidden(STALE)
        receipt = submit_comment(page=page, sender=sender_of(request), **post_in_form(form.data))
    except Refusal as refusal:
        if refusal.field == "parent":
            form.data["parent"] = ""
        return refused(request, page, form, refusal)
    if receipt.text_differs:
        form.start_anew()
        response = refused(request, page, form, Conflict(ANOTHER_TEXT))
    else:
        response = HttpResponseRedirect(address_after(receipt.comment, page))
        response.status_code = 303
    remember_author(response, receipt.author_token)
    return response


def address_after(comment, page) -> str:
    """Where the author sees it. `posted` is how its submission's id begins: the page says then what became of it, and
    the device knows that it need not keep the text."""
    address = comment.get_absolute_url() if comment.is_published else reverse("discussion:thread", args=[page.pk])
    return f"{address}?posted={comment.submission_id.hex[:8]}#{comment.anchor}"


def refused(request, page, form, refusal):
    form.refuse(refusal)
    return with_retry_after(confirm(request, page, form, refusal.status), refusal)


def confirm(request, page, form, status=200):
    parent = form.data.get("parent", "")
    is_id = parent.isascii() and parent.isdigit() and len(parent) < 19
    found = Comment.objects.published().filter(pk=parent, discussion__page=page).first() if is_id else None
    context = {"page": page.specific, "form": form, "parent": found}
    return render(request, "discussion/confirm.html", context, status=status)
