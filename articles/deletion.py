"""Whoever may not publish deletes only drafts of their own. Wagtail lets them delete whatever is not live just now."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticlePage

NOT_YOURS = "「{}」は削除できません。削除できるのは、自分が書きはじめ、まだ一度も公開していない記事です。"


def refuse_deletion(request, page):
    """Wagtail's hook: back to the page with a word why; None lets the deletion go on."""
    if may_delete(request.user, page):
        return None
    messages.error(request, NOT_YOURS.format(page.get_admin_display_title()))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_deletion_of_several(request, action_type, objects, action):
    """None of them is deleted while one may not be."""
    pages = [thing for thing in objects if isinstance(thing, Page)] if action_type == "delete" else []
    refused = [page for page in pages if not may_delete(request.user, page)]
    for page in refused:
        messages.error(request, NOT_YOURS.format(page.get_admin_display_title()))
    return redirect(action.next_url or reverse("wagtailadmin_home")) if refused else None


def may_delete(user, page: Page) -> bool:
    if page.permissions_for_user(user).can_publish():
        return True
    told = ArticlePage.objects.descendant_of(page, inclusive=True).filter(updates__isnull=False)
    return page.owner_id == user.pk and not told.exists()
