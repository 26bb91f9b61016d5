"""権利侵害の申出: the cases and their logs."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from discussion.admin.access import claims_only
from discussion.admin.forms import ClaimForm
from discussion.admin.views.listing import page_of
from discussion.exceptions import Invalid
from discussion.models import RightsClaim
from discussion.services.claims import record_claim

Status = RightsClaim.Status
OPEN = (Status.RECEIVED, Status.INQUIRING)


@require_safe
@claims_only
def claims(request):
    found = RightsClaim.objects.select_related("comment", "page")
    is_open_only = request.GET.get("state") == "open"
    rows, following = page_of(found.filter(status__in=OPEN) if is_open_only else found, request)
    context = {"rows": rows, "next_after": following, "is_open_only": is_open_only, "today": timezone.now()}
    return render(request, "discussion/admin/claims.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@claims_only
def claim(request, claim_id):
    case = get_object_or_404(RightsClaim.objects.select_related("comment__discussion", "page"), pk=claim_id)
    initial = {"status": case.status, "due_on": case.due_at and timezone.localtime(case.due_at).date()}
    form = ClaimForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and recorded(claim_id, form, request.user):
        messages.success(request, f"申出{case.reference}に記録しました。")
        return redirect("discussion_claim", claim_id)
    context = {"case": case, "entries": told(case.entries.all()), "form": form}
    return render(request, "discussion/admin/claim.html", context, status=422 if form.is_bound else 200)


def told(entries) -> list:
    names = dict(Status.choices)
    entries = list(entries)
    for entry in entries:
        entry.from_label, entry.to_label = names.get(entry.from_status), names.get(entry.to_status)
    return entries


def recorded(claim_id, form, actor) -> bool:
    """Whether the step is in the log now; if not, the form says why."""
    step = form.cleaned_data
    end = step["due_on"] and timezone.make_aware(dt.datetime.combine(step["due_on"], dt.time(23, 59)))
    try:
        record_claim(claim_id=claim_id, text=step["text"], to_status=step["status"], due_at=end, actor=actor)
    except Invalid as error:
        form.add_error("text", str(error))
    return form.is_valid()
