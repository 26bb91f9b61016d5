"""Refusals and failures, told as JSON or as a page."""

import logging
from functools import wraps

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render

from discussion.exceptions import NotFound, Refusal
from discussion.requests import is_json

logger = logging.getLogger(__name__)
DATABASE_DOWN = (OperationalError, InterfaceError)
RETRY_AFTER = 20
UNAVAILABLE = "いま保存できません。文章は残っています。少し待ってから、もう一度送ってください。"


def explained(view):
    """Decorate a view whose services refuse: JSON for scripts, plain words for people, 503 without a database."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            if is_json(request):
                return refused_in_json(refusal)
            if isinstance(refusal, NotFound):
                raise Http404(refusal.message) from refusal
            return refused_in_words(request, refusal)
        except DATABASE_DOWN:
            logger.exception("Cannot reach the database")
            return unavailable(request)

    return answered


def refused_in_json(refusal: Refusal) -> JsonResponse:
    response = JsonResponse({"errors": refusal.errors}, status=refusal.status)
    return with_retry_after(response, refusal)


def with_retry_after(response, refusal: Refusal):
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    response["Cache-Control"] = "no-store"
    return response


def refused_in_words(request, refusal: Refusal):
    if refusal.status == HttpResponseBadRequest.status_code or request.method != "POST":
        status = HttpResponseBadRequest.status_code
    else:
        status = refusal.status
    context = {"message": refusal.message, "body": ""}
    return with_retry_after(render_plain(request, context, status), refusal)


def unavailable(request):
    """503 with what was typed, drawn without the database."""
    if is_json(request):
        response = JsonResponse({"errors": {"__all__": [UNAVAILABLE]}}, status=503)
    else:
        fields = [(name, value) for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "body")]
        context = {"message": UNAVAILABLE, "body": request.POST.get("body", ""), "fields": fields}
        response = render_plain(request, context, 503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def render_plain(request, context, status):
    # Without the request: context processors would ask who is signed in.
    return render(None, "discussion/refused.html", {**context, "action": request.path}, status=status)
