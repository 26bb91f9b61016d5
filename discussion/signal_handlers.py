"""What a change in a discussion makes stale: the page that carries its first comments, and its feed."""

from django.conf import settings
from django.db.models.signals import post_save
from django.urls import reverse
from wagtail.models import Page

from core.purging import addresses_of, purge_after_commit
from discussion.mail.tasks import wake_for_new
from discussion.models import Comment, Outbox
from discussion.signals import thread_changed


def register_signal_handlers():
    thread_changed.connect(purge_page, dispatch_uid="discussion.purge_page")
    # A comment's own row of the outbox is written by hand (services/submission.py).
    for model in (Comment, Outbox):
        post_save.connect(wake_for_new, sender=model, dispatch_uid=f"discussion.wake.{model.__name__}")


def purge_page(page_id, **kwargs):
    if page_id is None or not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    pages = [page.specific for page in Page.objects.live().filter(pk=page_id)]
    aliases = Page.objects.live().filter(alias_of_id=page_id).specific()
    purge_after_commit(addresses_of(pages=[*pages, *aliases], paths=[reverse("discussion:feed", args=[page_id])]))
