"""The queue: three queries for the comments, whatever their number and whatever they are about."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.utils import get_valid_next_url_from_request

from discussion.admin.access import as_json, moderators_only, wants_json
from discussion.admin.acts import UNDO_SECONDS, offered, perform, undo
from discussion.admin.cards import CARDS, PENDING, TABS, beyond, cards, numbers, queued, with_numbers
from discussion.admin.forms import DecisionForm
from discussion.admin.reasons import REASON_CHOICES
from discussion.admin.views.comment import shown
from discussion.exceptions import Refusal

UNDO = "undo"


@require_safe
@moderators_only
def queue(request):
    tab = request.GET.get("tab")
    tab = tab if tab in TABS else PENDING
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    found = cards(with_numbers(beyond(queued(tab), tab, after))[: CARDS + 1])
    number_of = numbers(found)
    context = {
        "tab": tab,
        "tabs": [(name, label, number_of.get(name)) for name, label in TABS.items()],
        "cards": found[:CARDS],
        "has_more": len(found) > CARDS,
        "is_later": bool(after),
        "reasons": REASON_CHOICES,
        "has_shortcuts": has_shortcuts(request.user),
        "undo_seconds": UNDO_SECONDS,
        "undo": offered(request.GET.get(UNDO, "")),
    }
    return render(request, "discussion/admin/queue.html", context)


def has_shortcuts(user) -> bool:
    """The wish of the account, as Wagtail reads it."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts


@require_POST
@moderators_only
def decide(request, comment_id):
    try:
        done = perform(comment_id=comment_id, actor=request.user, **DecisionForm(request.POST).decision())
    except Refusal as refusal:
        return as_json(refusal) if wants_json(request) else shown(request, comment_id, refusal=refusal)
    return answered(request, done)


@require_POST
@moderators_only
def undo_act(request):
    try:
        done = undo(request.POST.get(UNDO, ""), request.user)
    except Refusal as refusal:
        if wants_json(request):
            return as_json(refusal)
        messages.error(request, refusal.message)
        return redirect("discussion_queue")
    return answered(request, done)


def answered(request, done):
    if wants_json(request):
        state = {"status": done.comment.status, "label": done.comment.get_status_display()}
        return JsonResponse({"text": done.text, "undo": done.undo, **state})
    messages.success(request, f"{done.comment.display_name}さんのコメント：{done.text}")
    address = get_valid_next_url_from_request(request) or reverse("discussion_queue")
    mark = urlencode({UNDO: done.undo}) if done.undo else ""
    return redirect(f"{address}{'&' if '?' in address else '?'}{mark}" if mark else address)
