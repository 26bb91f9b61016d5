"""Pages about the publication: policies and the like."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.blocks import CalloutBlock, FigureBlock, HeadingBlock, ParagraphBlock, ProseListBlock
from core.models import BasePage
from core.pictures import prefetch_renditions
from core.share_images import Card, Motif
from core.view_restrictions import open_to_everyone
from facts.references import References


class StandardPage(BasePage):
    """Headed prose. A page with pages below it lists them."""

    intro = models.TextField("導入", max_length=300, blank=True)
    body = StreamField(
        [
            ("heading", HeadingBlock()),
            ("paragraph", ParagraphBlock()),
            ("prose_list", ProseListBlock()),
            ("callout", CalloutBlock()),
            ("figure", FigureBlock()),
        ],
        verbose_name="本文",
        blank=True,
    )

    page_description = "編集方針など、この媒体についてのページ。"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = "案内のページ"
        verbose_name_plural = "案内のページ"

    @property
    def described_by(self):
        paragraphs = (child for child in self.body if child.block_type == "paragraph")
        return [self.intro, *(text for child in paragraphs for text in child.block.get_searchable_content(child.value))]

    def share_card(self):
        return Card(title=self.title, kicker="この媒体について", art=Motif("dots", self.slug))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        prefetch_renditions([block.value["image"] for block in self.body if block.block_type == "figure"])
        children = self.get_children().live().filter(open_to_everyone()).specific() if self.pk else []
        context.update(references=References(self.body), children=children)
        return context
