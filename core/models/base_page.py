"""What every public page does: say how long it may be cached, where it stands, what it is called to machines."""

from django.utils.functional import cached_property
from wagtail.models import Page

from core.caching import allow_public_caching


class BasePage(Page):
    """The abstract base of all page types.

    A page that anyone may read is sent with `public` cache headers; behind a
    view restriction, and in previews, Wagtail's own `private`/`no-store` stands.
    """

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if not self.get_view_restrictions():
            allow_public_caching(response)
        return response

    def get_view_restrictions(self):
        # Wagtail's hook asks before serving and `serve` asks again: one query, not two.
        return self._view_restrictions

    @cached_property
    def _view_restrictions(self):
        return list(super().get_view_restrictions())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs(request)
        context["canonical_url"] = self.get_full_url(request)
        return context

    def breadcrumbs(self, request) -> list[tuple[str, str]]:
        """(title, address) of each page from the front page down to the parent. One query."""
        ancestors = self.get_ancestors().filter(depth__gte=2).order_by("depth")
        return [
            ("ホーム" if ancestor.depth == 2 else ancestor.title, ancestor.get_url(request)) for ancestor in ancestors
        ]
