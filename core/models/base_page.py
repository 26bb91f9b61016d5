"""What every public page does: say how long it may be cached, where it stands, what it is called to machines."""

from django.db.models import Value
from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.blocks import StreamValue
from wagtail.compat import HTTPMethod
from wagtail.fields import StreamField
from wagtail.models import Page

from core.caching import allow_public_caching
from core.forms import BasePageForm
from core.metadata import Metadata, Publication, describe, image_of
from core.page_links import urls_of_linked_pages
from core.share_images import Card, Motif, ShareImage
from core.structured_data import web_page
from core.view_restrictions import restrictions_at

FRONT_PAGE_DEPTH = 2
PREVIEW_SIZES = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": "スマートフォン（360px）"},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": "タブレット（768px）"},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "パソコン（1280px）"},
]


class BasePage(Page):
    """The abstract base of all page types.

    A page that anyone may read is sent with `public` cache headers; behind a
    view restriction, and in previews, Wagtail's own `private`/`no-store` stands.
    """

    class Meta:
        abstract = True

    base_form_class = BasePageForm
    # Endings under which its text can also be had, in place of its last slash; purged with it.
    other_forms: tuple[str, ...] = ()
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD]
    preview_sizes = PREVIEW_SIZES
    default_preview_size = "phone"

    def save(self, *args, **kwargs):
        if self.alias_of_id and self.alias_of.alias_of_id:
            # What is asked of an alias's original, its restrictions, its discussion, is asked of one, not of a chain.
            self.alias_of_id = self.alias_of.alias_of_id
        super().save(*args, **kwargs)

    def route(self, request, path_components):
        if path_components:
            child = self.find_child(path_components[0])
            if child is not None:
                child._cached_parent_obj = self
                return child.route(request, path_components[1:])
        return super().route(request, path_components)

    def find_child(self, slug: str) -> Page | None:
        """The specific child of this slug in one query, where the page knows its type; None leaves it to Wagtail,
        which needs two."""
        return None

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
        """Wagtail's rule in one query: the page's and its ancestors' restrictions, an alias having its original's.

        A queryset, as Wagtail's own; it keeps its rows, so asking again costs nothing.
        """
        return restrictions_at(Value(self.path)).distinct()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs(request)
        context["canonical_url"] = self.get_full_url(request)
        # Made when the template asks, because what it says may be in what a page type adds to this.
        context["metadata"] = SimpleLazyObject(lambda: self.metadata(request))
        context["linked_page_urls"] = urls_of_linked_pages(self.streams(), request)
        return context

    def metadata(self, request) -> Metadata:
        """What machines are told of it. No query of its own."""
        url = self.get_full_url(request) or ""
        description = describe(self.search_description, *self.described_by, Publication.of(request).description)
        return Metadata(
            url=url,
            title=self.seo_title or self.title,
            description=description,
            image=image_of(self.share_card()),
            trail=self.breadcrumbs(request),
            things=[web_page(url, self.title, description)],
        )

    @property
    def described_by(self) -> list[str]:
        """Plain texts of its own that may describe it, where no editor has written a description."""
        return []

    def share_card(self) -> ShareImage | None:
        """Its picture for social sites; None for that of the whole site. No query of its own, and nothing but what
        the page itself holds: the picture is made when the page is published."""
        return Card(title=self.title, kicker="airace", art=Motif("dots", self.slug))

    def streams(self) -> list[StreamValue]:
        """The values of all its StreamFields."""
        return [getattr(self, field.name) for field in self._meta.fields if isinstance(field, StreamField)]

    def breadcrumbs(self, request) -> list[tuple[str, str]]:
        """(title, address) of each page from the front page down to the parent.

        No query for a page that was routed to, because routing leaves each parent on its child; in a preview one
        for each level.
        """
        trail, page = [], self
        while page.depth and page.depth > FRONT_PAGE_DEPTH:
            page = page.get_parent()
            title = "ホーム" if page.depth == FRONT_PAGE_DEPTH else page.title
            trail.insert(0, (title, page.get_url(request)))
        return trail
