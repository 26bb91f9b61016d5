"""Which cached addresses a change makes stale."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, ReferenceIndex, Site


def pages_showing(*things):
    """Every live page that shows one of these, directly or through the objects that hold it. Two or more queries."""
    page_type = ContentType.objects.get_for_model(Page).pk
    seen, asked = set(), list(things)
    while asked:
        found = set(
            ReferenceIndex.get_references_to_in_bulk(asked).values_list("base_content_type", "object_id").distinct()
        )
        new = found - seen
        seen |= new
        asked = [holder for holder in objects_of(new) if not isinstance(holder, Page)]
    return Page.objects.live().filter(pk__in=[pk for kind, pk in seen if kind == page_type])


def objects_of(keys):
    for kind in {kind for kind, _ in keys}:
        model = ContentType.objects.get_for_id(kind).model_class()
        if not issubclass(model, Page):
            yield from model._base_manager.filter(pk__in=[pk for own_kind, pk in keys if own_kind == kind])


def purge_after_commit(addresses: set[str]):
    """Purge these in one batch once the change is in the database; nothing happens if it is rolled back.

    With TASKS_IN_DATABASE the batch waits in the same queue as the update of
    the reference index that the change brought about, and after it: a page
    fetched anew is made from the updated index.
    """
    if addresses:
        transaction.on_commit(PurgeBatch(addresses).purge)


def addresses_of(*, pages=(), paths=()) -> set[str]:
    """The whole addresses of these pages, with all that each says are cached for it, and of these site paths."""
    batch = PurgeBatch()
    batch.add_pages(pages)
    site = Site.objects.filter(is_default_site=True).first()
    batch.add_urls(f"{site.root_url if site else ''}{path}" for path in paths)
    return batch.urls
