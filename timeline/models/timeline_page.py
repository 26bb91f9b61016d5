"""The page of all events."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.view_restrictions import open_to_everyone
from timeline.dataset import DESCRIPTION, dataset_of
from timeline.display import timeline_context
from timeline.facets import Facets
from timeline.share_images import timeline_image


class TimelinePage(BasePage):
    """One per site, below the front page, at /timeline/."""

    intro = models.TextField("導入", max_length=400, blank=True, help_text="年表の上に出ます。")

    page_description = "すべての出来事の年表。サイトに一つだけ置きます。"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    search_fields = [*Page.search_fields, index.SearchField("intro")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("search_description", heading="年表の説明"),
    ]

    class Meta:
        verbose_name = "年表"
        verbose_name_plural = "年表"

    @property
    def described_by(self):
        return [self.intro, DESCRIPTION]

    def metadata(self, request):
        """The structured data are those of the dataset."""
        metadata = super().metadata(request)
        whole = self.whole_facets
        metadata.things = [dataset_of(self, metadata, whole.newest if whole else None)]
        return metadata

    @property
    def whole_facets(self) -> Facets | None:
        """Of all events, where the page is being shown without a filter; else None."""
        shown = self.__dict__.get("_shown")
        return None if shown is None or shown["selection"].is_filtered else shown["facets"]

    def share_card(self):
        """Its own figure, but that of the site for a part of the timeline. One query where it is not being shown."""
        is_part = "_shown" in self.__dict__ and self.whole_facets is None
        return None if is_part else timeline_image(self, self.whole_facets)

    def get_context(self, request, *args, **kwargs):
        self._shown = timeline_context(self, request)
        return {**super().get_context(request, *args, **kwargs), **self._shown}


def open_timeline() -> TimelinePage | None:
    """The page of the timeline if everyone may read it. One query."""
    return TimelinePage.objects.live().filter(open_to_everyone()).first()
