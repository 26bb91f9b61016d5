"""`/discussion/claims/`: 権利侵害の申出, a form without a script. GET shows it, POST takes it."""

import uuid

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.exceptions import Forbidden, Invalid, Refusal
from discussion.forms import ClaimForm
from discussion.guard import has_token
from discussion.requests import refuse_huge, sender_of, submission_of
from discussion.services.claims import ClaimDraft, submit_claim
from discussion.views.posting import STALE
from discussion.views.refusals import explained, with_retry_after

FIELDS = tuple(ClaimDraft.__dataclass_fields__)


# Django's own check is made by hand: a refusal must give the text back.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@explained
def claims(request):
    refuse_huge(request)
    if request.method != "POST":
        return show(request, ClaimForm(initial={"target_url": request.GET.get("url", "")[:500], **new_id()}))
    posted = with_id(request.POST.dict())
    form = ClaimForm(posted)
    try:
        return show(request, form, claim=take(request, posted))
    except Refusal as refusal:
        form.refuse(refusal)
        return with_retry_after(show(request, form, status=refusal.status), refusal)


def take(request, posted):
    if not has_token(request):
        raise Forbidden(STALE)
    draft = ClaimDraft(**{name: posted.get(name, "") for name in FIELDS})
    return submit_claim(draft=draft, sender=sender_of(request), submission_id=uuid.UUID(posted["submission_id"]))


def with_id(posted: dict) -> dict:
    """With an id of its own where there is none, or one that cannot be read: sending it twice is then harmless."""
    try:
        return posted if submission_of(posted.get("submission_id")) else posted | new_id()
    except Invalid:
        return posted | new_id()


def new_id() -> dict:
    return {"submission_id": str(uuid.uuid4())}


def show(request, form, *, claim=None, status=200):
    return render(request, "discussion/claims.html", {"form": form, "claim": claim}, status=status)
