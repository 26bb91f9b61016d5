"""Tells a person, wherever they pressed, that an article is not ready to be published."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.checks.exceptions import NotReadyToPublish


class ExplainRefusal:
    """Wagtail publishes from views that have no form of ours: the dashboard's approval, the choice of many pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotReadyToPublish):
            return None
        messages.error(request, exception.explanation)
        target = address_after_refusal(request.user, exception.page)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # What Wagtail's dialogs understand: the deed is done, go there.
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)


def address_after_refusal(user, page) -> str:
    """Where the article can be mended, for those who may."""
    if page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_home")
