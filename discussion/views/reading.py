"""The thread as a page of its own, one comment in its place, and the parts that a script fetches."""

import re
import uuid

from django.conf import settings
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from discussion.answers import as_its_author_sees, message_for_author
from discussion.exceptions import NotFound
from discussion.forms import CommentForm
from discussion.models import Comment, SiteDiscussionSettings
from discussion.pages import NO_SUCH_COMMENT, comment_at, discussed_page, page_showing
from discussion.requests import sender_of
from discussion.services import capability_matches
from discussion.thread import around, first_page, next_page, replies_page
from discussion.views.refusals import explained

MOST_OWN = 20
BEGINNING_OF_ID = re.compile(r"[0-9a-f]{8}")


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
    own = own_beside(found, page, sender)
    context = {
        "page": specific,
        "thread": found,
        "rules": SiteDiscussionSettings.load().house_rules,
        "form": CommentForm(),
        "parent": parent_in(request, page),
        "own": own,
        "token": token_for(request, sender),
        "notice": notice_of(request, page, sender),
    }
    return render(request, "discussion/discussion_page.html", context)


def token_for(request, sender) -> str:
    """For those who bear a cookie already: reading sets none. Without a token the form leads to the confirm page."""
    is_known = sender.user or sender.author_token or settings.CSRF_COOKIE_NAME in request.COOKIES
    return get_token(request) if is_known else ""


def own_beside(thread, page, sender) -> list[Comment]:
    """The reader's own that wait and have no place in the thread, newest first; one that has shows its words there."""
    drawn = {comment.pk: comment for root in thread.comments for comment in (root, *root.shown_replies)}
    own = own_waiting(page, sender)
    for comment in own:
        if comment.pk in drawn:
            as_its_author_sees(drawn[comment.pk])
    return [as_its_author_sees(comment) for comment in own if comment.pk not in drawn]


def own_waiting(page, sender) -> list[Comment]:
    """What the rules put into the spam folder waits, too."""
    if not sender.author_key:
        return []
    waiting = (Comment.Status.PENDING, Comment.Status.SPAM)
    own = Comment.objects.filter(author_key=sender.author_key, discussion__page=page, status__in=waiting)
    return [comment for comment in own.order_by("-pk")[:MOST_OWN] if comment.is_waiting]


def notice_of(request, page, sender):
    """What has become of the comment that `posted` names, for its author alone."""
    posted = request.GET.get("posted", "")
    comment = BEGINNING_OF_ID.fullmatch(posted) and sent_as(posted, page)
    if not comment or not capability_matches(comment, sender=sender):
        return None
    if comment.is_published:
        return {"tone": "ok", "title": "コメントを公開しました", "text": ""}
    title = "コメントを受け付けました" if comment.is_waiting else "コメントについてのお知らせ"
    return {"tone": "ok" if comment.is_waiting else "warning", "title": title, "text": message_for_author(comment)}


def sent_as(beginning: str, page) -> Comment | None:
    """The comment on this page whose submission's id begins so."""
    ids = [uuid.UUID(beginning + rest * 24) for rest in "0f"]
    return Comment.objects.filter(submission_id__range=ids, discussion__page=page).first()


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
    found = comment_at(comment_id)
    if found.is_waiting and capability_matches(found, sender=sender):
        as_its_author_sees(found)
    elif not found.is_shown:
        raise NotFound(NO_SUCH_COMMENT)
    page = page_showing(found).specific
    thread = around(found, page=page, after=request.GET.get("after", ""))
    context = {"page": page, "comment": found, "thread": thread, "notice": notice_of(request, page, sender)}
    return render(request, "discussion/comment_page.html", context)


@never_cache
@require_safe
@explained
def replies(request, comment_id):
    """The next replies below a root as a fragment, for a script."""
    found = comment_at(comment_id)
    if not found.is_shown:
        raise NotFound(NO_SUCH_COMMENT)
    page = page_showing(found)
    thread = replies_page(found.root, page=page, after=request.GET.get("after", ""))
    if any(reply.passage_text for reply in thread.comments):
        thread.page = page.specific
    return render(request, "discussion/comment_list.html", {"thread": thread})
