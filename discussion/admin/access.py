"""Who moderates, and how a refusal reaches them."""

from django.contrib.auth.decorators import permission_required
from django.http import JsonResponse

MODERATE = "discussion.change_comment"
moderators_only = permission_required(MODERATE, raise_exception=True)
claims_only = permission_required("discussion.change_rightsclaim", raise_exception=True)


def wants_json(request) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def as_json(refusal) -> JsonResponse:
    return JsonResponse({"message": refusal.message}, status=refusal.status)
