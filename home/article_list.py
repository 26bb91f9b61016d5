"""The list of all articles in the admin: who wrote them, how they stand, when they last changed."""

from django.db.models import Prefetch
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from articles.models import ArticlePage
from articles.queries import CARD_AUTHORS


def byline(article) -> str:
    return "、".join(entry.author.name for entry in getattr(article, CARD_AUTHORS))


class ArticleListView(IndexView):
    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related(Prefetch("article_authors", to_attr=CARD_AUTHORS))


class ArticleListViewSet(PageListingViewSet):
    model = ArticlePage
    index_view_class = ArticleListView
    name = "article_list"
    url_prefix = "articles"
    icon = "doc-full"
    menu_label = "記事"
    menu_order = 100
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="タイトル", sort_key="title", classname="title"),
        Column("authors", label="著者", accessor=byline, width="18%"),
        PageStatusColumn("status", label="状態", sort_key="live", width="14%"),
        DateColumn("first_published_at", label="公開", sort_key="first_published_at", width="12%"),
        DateColumn(
            "latest_revision_created_at", label="最後の保存", sort_key="latest_revision_created_at", width="12%"
        ),
    ]
