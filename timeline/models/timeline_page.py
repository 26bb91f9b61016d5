"""The page of all events."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.view_restrictions import open_to_everyone
from timeline.dataset import DESCRIPTION, dataset_of
from timeline.display import timeline_context
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
        metadata.things = [dataset_of(self, metadata)]
        return metadata

    def share_card(self):
        """Its own figure, but that of the site for a part of the timeline. One query where it is not being shown."""
        shown = self.__dict__.get("_shown")
        if shown is None:
            return timeline_image(self)
        return None if shown["selection"].is_filtered else timeline_image(self, shown["facets"])

    def get_context(self, request, *args, **kwargs):
        self._shown = timeline_context(self, request)
        return {**super().get_context(request, *args, **kwargs), **self._shown}


def open_timeline() -> TimelinePage | None:
    """The page of the timeline if everyone may read it. One query."""
    return TimelinePage.objects.live().filter(open_to_everyone()).first()
