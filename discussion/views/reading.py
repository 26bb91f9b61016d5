"""The thread as a page of its own, one comment in its place, and the parts that a script fetches."""

from django.conf import settings
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from discussion.answers import is_waiting, message_for_author
from discussion.forms import CommentForm
from discussion.models import Comment, SiteDiscussionSettings
from discussion.pages import discussed_page, shown_comment
from discussion.requests import sender_of
from discussion.services import capability_matches
from discussion.thread import around, first_page, next_page, replies_page
from discussion.views.refusals import explained

MOST_OWN = 20


@never_cache
@require_safe
@explained
def thread(request, page_id):
    """With the form and the reader's own waiting comments; never cached, so it may know its reader."""
    page = discussed_page(page_id)
    after, order = request.GET.get("after", ""), request.GET.get("order", "newest")
    specific = page.specific
    found = next_page(specific, after=after, order=order) if after else first_page(specific, order)
    sender = sender_of(request)
    own = own_waiting(page, sender)
    context = {
        "page": specific,
        "thread": found,
        "rules": SiteDiscussionSettings.load().house_rules,
        "form": CommentForm(),
        "parent": parent_in(request, page),
        "own": own,
        "token": token_for(request, sender),
        "notice": notice_of(request, own),
    }
    return render(request, "discussion/discussion_page.html", context)


def token_for(request, sender) -> str:
    """For those who bear a cookie already: reading sets none. Without a token the form leads to the confirm page."""
    is_known = sender.user or sender.author_token or settings.CSRF_COOKIE_NAME in request.COOKIES
    return get_token(request) if is_known else ""


def own_waiting(page, sender) -> list[Comment]:
    """Newest first; what the rules put into the spam folder waits, too."""
    if not sender.author_key:
        return []
    waiting = (Comment.Status.PENDING, Comment.Status.SPAM)
    own = Comment.objects.filter(author_key=sender.author_key, discussion__page=page, status__in=waiting)
    found = [comment for comment in own.order_by("-pk")[:MOST_OWN] if is_waiting(comment)]
    for comment in found:
        comment.message = message_for_author(comment)
        comment.status, comment.reply_to = Comment.Status.PENDING, None
    return found


def notice_of(request, own):
    if "posted" not in request.GET:
        return None
    if own:
        return {"tone": "ok", "title": "コメントを受け付けました", "text": own[0].message}
    return {"tone": "ok", "title": "コメントを公開しました", "text": ""}


def parent_in(request, page) -> Comment | None:
    number = request.GET.get("reply", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return Comment.objects.published().filter(pk=number, discussion__page=page).first()


def more(request, page_id):
    """The next page of a thread as a fragment, for a script. Three queries."""
    page = discussed_page(page_id)
    after, order = request.GET.get("after", ""), request.GET.get("order", "newest")
    found = next_page(page, after=after, order=order) if after else first_page(page, order)
    if any(comment.passage_text for comment in found.comments):
        found.page = page.specific
    return render(request, "discussion/comment_list.html", {"thread": found})


@never_cache
@require_safe
@explained
def comment(request, comment_id):
    """One comment among what it answers and what answers it."""
    sender = sender_of(request)
    found, page = shown_comment(
        comment_id, also=lambda comment: is_waiting(comment) and capability_matches(comment, sender=sender)
    )
    specific = page.specific
    thread = around(found, page=specific, after=request.GET.get("after", ""))
    if is_waiting(found):
        found.status = Comment.Status.PENDING
    context = {"page": specific, "comment": found, "thread": thread, "notice": notice_of(request, [])}
    return render(request, "discussion/comment_page.html", context)


@never_cache
@require_safe
@explained
def replies(request, comment_id):
    """The next replies below a root as a fragment, for a script."""
    found, page = shown_comment(comment_id)
    thread = replies_page(found.root, page=page, after=request.GET.get("after", ""))
    if any(reply.passage_text for reply in thread.comments):
        thread.page = page.specific
    return render(request, "discussion/comment_list.html", {"thread": thread})
