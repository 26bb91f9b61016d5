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
    purge_what_is_then(lambda: addresses)


def purge_what_is_then(find):
    """As `purge_after_commit`, for addresses that can only be found once all is stored: `find()` gives them."""

    def purge():
        if addresses := find():
            PurgeBatch(addresses).purge()

    transaction.on_commit(purge)


def addresses_of(*, pages=(), around=(), paths=()) -> set[str]:
    """The whole addresses of these pages, with all that each says are cached for it, and of these site paths.

    Args:
        pages: what they say has changed, so that their other forms have, too.
        around: only what stands around their text has.
    """
    pages = list(pages)
    batch = PurgeBatch()
    batch.add_pages([*pages, *around])
    batch.add_urls(address for page in pages for address in other_forms_of(page))
    site = Site.objects.filter(is_default_site=True).first()
    batch.add_urls(f"{site.root_url if site else ''}{path}" for path in paths)
    return batch.urls


def other_forms_of(page) -> list[str]:
    """Addresses of the same text in another form, such as `/articles/one.md`: the page's type names the endings."""
    endings = getattr(page.specific_class, "other_forms", ())
    address = page.full_url if endings else None
    return [f"{address.rstrip('/')}{ending}" for ending in endings] if address else []
