"""The front page."""

from dataclasses import replace

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from articles.models import ArticlePage
from core.metadata import Publication
from core.models import BasePage
from core.pictures import prefetch_renditions
from core.structured_data import web_site
from timeline.teaser import newest_events

LATEST_COUNT = 6
# The reverse accessors of the types that are found, as they are, in one query.
CHILD_TYPES = ("articleindexpage", "timelinepage")


class HomePage(BasePage):
    """Lead story, latest articles and the editors' choice. An article stands in one place only."""

    lead_article = models.ForeignKey(
        ArticlePage,
        verbose_name="巻頭の記事",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="空なら、いちばん新しい記事になります。",
    )

    page_description = "サイトの表紙。"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.ArticleIndexPage", "timeline.TimelinePage", "home.StandardPage"]
    max_count = 1

    content_panels = [
        *Page.content_panels,
        PageChooserPanel("lead_article", "articles.ArticlePage"),
        InlinePanel("editors_choice", heading="編集部が選ぶ", label="記事", max_num=6),
    ]

    class Meta:
        verbose_name = "表紙"
        verbose_name_plural = "表紙"

    def find_child(self, slug):
        child = Page.objects.child_of(self).filter(slug=slug).select_related(*CHILD_TYPES).first()
        return next((page for name in CHILD_TYPES if (page := getattr(child, name, None))), None)

    def metadata(self, request):
        metadata, publication = super().metadata(request), Publication.of(request)
        about = web_site(publication.root, metadata.description)
        return replace(metadata, title="airace", trail=[], things=[about, publication.organization()])

    def share_card(self):
        """That of the whole site."""
        return None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        chosen_ids = list(dict.fromkeys(choice.article_id for choice in self.editors_choice.all()))
        articles = self.front_articles(chosen_ids)
        lead = next((article for article in articles if article.pk == self.lead_article_id), None)
        lead = lead or next(iter(articles), None)
        chosen = [article for pk in chosen_ids for article in articles if article.pk == pk and article != lead]
        latest = [article for article in articles if article != lead and article not in chosen][:LATEST_COUNT]
        prefetch_renditions([article.hero_image for article in (*chosen, *latest, *filter(None, [lead]))])
        events, figure = newest_events(timezone.localdate())
        context.update(events=events, figure=figure, lead=lead, latest=latest, choice=chosen, breadcrumbs=[])
        return context

    def front_articles(self, chosen_ids: list[int]) -> list[ArticlePage]:
        """All that the front page may show, newest first: the named ones and enough of the latest. Three queries."""
        published = ArticlePage.objects.published()
        newest = published.newest_first().values("pk")[: LATEST_COUNT + len(chosen_ids) + 1]
        named = [*chosen_ids, *filter(None, [self.lead_article_id])]
        return list(
            published.filter(models.Q(pk__in=newest) | models.Q(pk__in=named)).newest_first().for_cards().with_bylines()
        )


class EditorsChoice(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="editors_choice")
    article = models.ForeignKey(ArticlePage, verbose_name="記事", on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = "編集部が選ぶ記事"
