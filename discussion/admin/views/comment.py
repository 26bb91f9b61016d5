"""One comment with all that is known of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from discussion.admin.access import moderators_only
from discussion.admin.acts import offered
from discussion.admin.cards import cards
from discussion.admin.forms import REASON_CHOICES, OutcomeForm
from discussion.admin.views.log import read_out
from discussion.exceptions import NotFound, Refusal
from discussion.models import Comment
from discussion.services import set_outcome
from discussion.services.locking import GONE

ENTRIES = 20


@require_safe
@moderators_only
def comment(request, comment_id):
    return shown(request, comment_id)


def shown(request, comment_id, *, refusal=None, form=None):
    """The page of a comment; with a refusal its words above it, and its status."""
    found = cards(Comment.objects.filter(pk=comment_id)) if comment_id < 2**63 else []
    if not found:
        return render(request, "discussion/admin/gone.html", {"message": GONE}, status=NotFound.status)
    card = found[0]
    context = {
        "card": card,
        "refusal": refusal,
        "reasons": REASON_CHOICES,
        "form": (form or outcome_form(card)) if card.kind == Comment.Kind.CORRECTION else None,
        "events": read_out(card.events.order_by("-pk")[:100]),
        "revisions": card.revisions.order_by("-number") if card.revision else [],
        "reports": card.reports.select_related("handled_by"),
        "claims": card.claims.all() if request.user.has_perm("discussion.change_rightsclaim") else [],
        "undo": offered(request.GET.get("undo", "")),
    }
    return render(request, "discussion/admin/comment.html", context, status=refusal.status if refusal else 200)


def history_of(page_id: int | None) -> list:
    """The newest lines of the page's update history, of those pages that keep one."""
    page = page_id and Page.objects.filter(pk=page_id).specific().first()
    return list(page.updates.order_by("-at", "-pk")[:ENTRIES]) if hasattr(page, "updates") else []


def day(moment) -> str:
    return date_format(localtime(moment), "Y年n月j日")


def outcome_form(card, data=None) -> OutcomeForm:
    entries = [
        (
            str(entry.pk),
            f"{date_format(localtime(entry.at), 'Y年n月j日')}　{entry.get_kind_display()}　{entry.note[:40]}",
        )
        for entry in history_of(card.discussion.page_id)
    ]
    known = {value for value, _ in entries}
    initial = {
        "outcome": card.outcome,
        "note": card.outcome_note,
        "entry": card.outcome_ref if card.outcome_ref in known else "",
    }
    return OutcomeForm(data, entries=entries, initial=initial)


@require_POST
@moderators_only
def outcome(request, comment_id):
    card = Comment.objects.filter(pk=comment_id).select_related("discussion__page").first()
    if card is None:
        return shown(request, comment_id)
    form = outcome_form(card, request.POST)
    if not form.is_valid():
        return shown(request, comment_id, refusal=Refusal("対応の内容を確かめてください。"), form=form)
    entry = form.cleaned_data["entry"]
    url = f"{card.discussion.page.url}#history" if entry and card.discussion.page else ""
    said = {"outcome": form.cleaned_data["outcome"], "note": form.cleaned_data["note"]}
    try:
        set_outcome(comment_id=comment_id, **said, ref=entry, url=url, actor=request.user)
    except Refusal as refusal:
        return shown(request, comment_id, refusal=refusal, form=form)
    messages.success(request, "指摘への対応を記録しました。")
    return redirect(reverse("discussion_comment", args=[comment_id]))
