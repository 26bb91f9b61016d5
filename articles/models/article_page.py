"""The article: what the publication is made of."""

import datetime as dt

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from articles.blocks import KeyPointBlock, SectionsBlock
from articles.change_panel import ChangePanel
from articles.contents import key_point_texts, section_texts, table_of_contents
from articles.embeds.table_embed import tables_to_hand_on
from articles.entities import entities_by_kind
from articles.forms import ArticlePageForm
from articles.metadata import article_metadata
from articles.models.told_changes import ToldChanges
from articles.models.topic import TaggedArticle
from articles.queries import CARD_TOPICS, ArticleQuerySet
from articles.share_images import article_card
from core.metadata import Metadata
from core.models import BasePage
from core.pictures import prefetch_renditions
from core.share_images import Card
from core.typography import plain_characters, reading_minutes
from discussion.sharing import share_of
from facts.blocks import SourceChooserBlock
from facts.references import References
from timeline.shown_events import show_events

OLD_AFTER = dt.timedelta(days=365)
RELATED_COUNT = 3


class ArticlePage(ToldChanges, BasePage):
    """A long, sourced article made of sections.

    Its page costs the same number of queries whatever its length; see
    tests/articles/models/test_article_page.py for the budget.
    """

    dek = models.TextField("リード文", max_length=160, blank=True, help_text="見出しを補う一、二行。一覧にも出ます。")
    hero_image = models.ForeignKey(
        "core.SiteImage", verbose_name="扉の図", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    hero_caption = models.CharField("扉の図の説明", max_length=200, blank=True)
    key_points = StreamField([("point", KeyPointBlock())], verbose_name="この記事の要点", blank=True, max_num=5)
    body = StreamField(SectionsBlock(), verbose_name="本文")
    other_sources = StreamField(
        [("source", SourceChooserBlock())],
        verbose_name="そのほかの出典",
        blank=True,
        help_text="本文で引いた出典は自動で並びます。番号を付けずに参考にしたものを、ここに加えます。",
    )
    topics = ClusterTaggableManager(through=TaggedArticle, verbose_name="トピック", blank=True)
    character_count = models.PositiveIntegerField("字数", default=0, editable=False)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    page_description = "見出し・引用・比較表・図でつくる記事。"
    base_form_class = ArticlePageForm
    takes_comments = True
    other_forms = (".md",)
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = []

    search_fields = [
        *Page.search_fields,
        index.SearchField("dek", boost=2),
        index.SearchField("key_points"),
        index.SearchField("body"),
        index.FilterField("first_published_at"),
    ]
    content_panels = [
        FieldPanel("title", help_text="「主題――副題」と書くと、二行に分けて見せます。"),
        FieldPanel(
            "slug", help_text="半角の英小文字・数字・ハイフン。空なら日付から作ります。例：openai-chases-google"
        ),
        FieldPanel("dek"),
        InlinePanel("article_authors", heading="著者", label="著者", min_num=0),
        FieldPanel("topics", help_text="登録してあるトピックから選びます。最初の一つが、タイトルの上に出ます。"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("hero_image"), FieldPanel("hero_caption")])], heading="扉の図"),
        FieldPanel("key_points", help_text="読者がまず知りたいことを、二つから五つ。"),
        FieldPanel("body"),
        FieldPanel("other_sources"),
        ChangePanel(),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("seo_title", help_text="空なら、記事のタイトルを使います。長いタイトルを言い換えるときに。"),
                FieldPanel("search_description", help_text="空なら、リード文を使います。120字くらいまでが目安です。"),
            ],
            heading="検索エンジン",
        ),
    ]

    class Meta:
        verbose_name = "記事"
        verbose_name_plural = "記事"

    def save(self, *args, **kwargs):
        self.character_count = self.count_characters()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "character_count"}
        super().save(*args, **kwargs)

    def count_characters(self) -> int:
        """The characters that a reader reads, without spaces: lead, key points and everything in the sections."""
        texts = [self.dek, *key_point_texts(self.key_points), *section_texts(self.body)]
        return sum(plain_characters(text) for text in texts)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            # Counted when saved, and a preview is not.
            self.character_count = self.count_characters()
        timelines = self.timelines()
        show_events(timelines)
        related = list(ArticlePage.objects.related_to(self).for_cards()[:RELATED_COUNT]) if self.pk else []
        prefetch_renditions([self.hero_image, *self.figure_images(), *(article.hero_image for article in related)])
        context.update(
            authors=self.authors,
            topic_list=self.topic_list,
            table_of_contents=table_of_contents(self.body),
            references=References(
                self.body,
                loaded=[source for value in timelines for source in value.sources],
                uncited=[block.value.pk for block in self.other_sources],
            ),
            has_timelines=bool(timelines),
            updates=self.history,
            related=related,
            **self.neighbours(),
            entity_groups=entities_by_kind(self),
            **self.taken_away(request, context["canonical_url"]),
            is_old=self.is_old(at=timezone.now()),
            share=share_of(
                self.title,
                context["canonical_url"],
                code_url=reverse("discussion:qr", args=[self.pk]) if self.pk else "",
            ),
        )
        return context

    def neighbours(self) -> dict:
        """`{earlier, later}`: the articles published before and after, as `{title, url}`, or None. One query."""
        found = {"earlier": None, "later": None}
        if self.pk and self.first_published_at:
            for side, title, slug in ArticlePage.objects.beside(self):
                found[side] = {"title": title, "url": f"../{slug}/"}
        return found

    def taken_away(self, request, url: str) -> dict:
        """Where its text and its tables can be had by themselves: nowhere, where not everyone may read it."""
        if getattr(request, "is_preview", False) or not self.live or self.get_view_restrictions():
            return {}
        text_path = reverse("article_markdown", args=[self.slug])
        return {"markdown_url": text_path, "tables_to_hand_on": tables_to_hand_on(self, url)}

    def metadata(self, request) -> Metadata:
        return article_metadata(self, request)

    def share_card(self) -> Card:
        return article_card(self)

    @property
    def code_url(self) -> str:
        """Of the picture of its address; "" before it is saved."""
        return reverse("discussion:qr", args=[self.pk]) if self.pk else ""

    def figure_images(self) -> list:
        """The pictures of all figures in the text, in reading order."""
        return [figure["image"] for figure in self.values_of("figure")]

    def timelines(self) -> list:
        """The values of all timelines in the text, in reading order."""
        return self.values_of("timeline")

    def values_of(self, block_type: str) -> list:
        return [
            child.value for section in self.body for child in section.value["content"] if child.block_type == block_type
        ]

    @cached_property
    def authors(self) -> list:
        """In the order that the editor gave. One query."""
        return [entry.author for entry in self.article_authors.all()]

    @cached_property
    def topic_list(self) -> list:
        """In the order in which they were given; the first is the main one. One query, none after `for_cards`."""
        tagged_topics = getattr(self, CARD_TOPICS, None)
        return [tagged.tag for tagged in (self.tagged_topics.all() if tagged_topics is None else tagged_topics)]

    @property
    def main_topic(self):
        """The topic shown above the title, or None."""
        return next(iter(self.topic_list), None)

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.character_count)

    def is_old(self, at: dt.datetime) -> bool:
        """Whether at this moment (aware) a year has passed since publication and since the last told change."""
        newest = self.last_updated_at or self.first_published_at
        return newest is not None and at - newest > OLD_AFTER


class ArticleAuthorManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("author")


class ArticleAuthor(Orderable):
    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(
        "articles.Author", verbose_name="著者", on_delete=models.PROTECT, related_name="article_authors"
    )

    objects = ArticleAuthorManager()

    panels = [FieldPanel("author")]

    class Meta(Orderable.Meta):
        verbose_name = "著者"
        constraints = [models.UniqueConstraint(name="author_once_per_article", fields=["article", "author"])]
