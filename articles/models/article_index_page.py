"""The list of all articles."""

from django.conf import settings
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from articles.models.article_page import ArticlePage
from articles.pagination import page_of
from core.models import BasePage
from core.share_images import Card, Motif


class ArticleIndexPage(BasePage):
    """Articles newest first, ARTICLES_PER_PAGE on a page; a page that does not exist is a 404."""

    page_description = "すべての記事の一覧。サイトに一つだけ置きます。"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    max_count = 1

    content_panels = [*Page.content_panels, FieldPanel("search_description", heading="一覧の説明")]

    class Meta:
        verbose_name = "記事一覧"
        verbose_name_plural = "記事一覧"

    def share_card(self):
        return Card(title=self.title, kicker="airace", art=Motif("crossing", self.slug))

    def find_child(self, slug):
        return ArticlePage.objects.child_of(self).filter(slug=slug).select_related("hero_image").first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.child_of(self).published().newest_first().for_cards().with_bylines()
        context["articles"] = page_of(articles, request, per_page=settings.ARTICLES_PER_PAGE)
        number = context["metadata"].number = context["articles"].number
        if number > 1:
            context["canonical_url"] += f"?page={number}"
        return context

    def get_cached_paths(self):
        """Every page of the list, so that a purge reaches them all."""
        count = ArticlePage.objects.child_of(self).published().count()
        pages = max(1, -(-count // settings.ARTICLES_PER_PAGE))
        return ["/", *(f"/?page={number}" for number in range(1, pages + 1))]
