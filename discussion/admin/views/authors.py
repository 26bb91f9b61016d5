"""One commenter's history and treatment, and who may not post."""

import datetime as dt

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from discussion.admin.access import moderators_only
from discussion.admin.forms import TreatmentForm
from discussion.admin.views.listing import page_of
from discussion.exceptions import Refusal
from discussion.models import AuthorRecord, Ban, Comment
from discussion.services import lift_ban, treat_author
from discussion.spam.standing import record_of


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def author(request, key):
    value = key_in(key)
    record = AuthorRecord.objects.filter(pk=value).first()
    found = Comment.objects.filter(author_key=value).order_by("-pk").select_related("discussion")
    rows, following = page_of(found, request)
    if not rows and record is None and not Ban.objects.filter(kind=Ban.Kind.AUTHOR, value=value).exists():
        raise Http404
    initial = {"treatment": record.current, "note": record.note} if record else {}
    form = TreatmentForm(request.POST or None, initial=initial)
    refusal = None
    if request.method == "POST" and form.is_valid():
        refusal = treat(request, value, form.cleaned_data)
        if refusal is None:
            return redirect("discussion_author", key)
    context = {
        "key": key,
        "names": list(dict.fromkeys(comment.display_name for comment in rows)),
        "standing": record_of(value),
        "record": record,
        "bans": Ban.objects.in_force().filter(kind=Ban.Kind.AUTHOR, value=value),
        "rows": rows,
        "next_after": following,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "discussion/admin/author.html", context, status=422 if form.is_bound else 200)


def key_in(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise Http404 from error


def treat(request, value, wanted) -> Refusal | None:
    until = timezone.now() + dt.timedelta(days=wanted["days"]) if wanted["days"] else None
    treatment, note = wanted["treatment"], wanted["note"]
    try:
        treat_author(author_key=value, treatment=treatment, until=until, note=note, actor=request.user)
    except Refusal as refusal:
        return refusal
    messages.success(request, f"これからの扱いを「{AuthorRecord.Treatment(treatment).label}」にしました。")


@require_safe
@moderators_only
def bans(request):
    """In force or not: a ban that has run out stays in the list until it is taken out."""
    rows, following = page_of(Ban.objects.select_related("created_by", "comment"), request)
    context = {"rows": rows, "next_after": following, "now": timezone.now()}
    return render(request, "discussion/admin/bans.html", context)


@require_POST
@moderators_only
def lift(request, ban_id):
    lift_ban(ban_id=ban_id, actor=request.user)
    messages.success(request, "投稿禁止を解除しました。")
    return redirect("discussion_bans")
