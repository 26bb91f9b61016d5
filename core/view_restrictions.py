"""Which pages everyone may read, by Wagtail's rule: restrictions cover what is below, and an alias as its original."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction


def restrictions_at(path):
    """The restrictions of the page at this path, an expression; a page with several aliases may have one repeated."""
    at = ExpressionWrapper(path, output_field=CharField())
    own = Q(at__startswith=F("page__path"), page__alias_of__isnull=True)
    of_original = Q(at__startswith=F("page__aliases__path"))
    return PageViewRestriction.objects.annotate(at=at).filter(own | of_original)


def open_to_everyone() -> Exists:
    """A condition for queries of pages, live or not; no query of its own."""
    return ~Exists(restrictions_at(OuterRef("path")))
