"""What articles are about: a Japanese label with an ASCII address."""

from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from core.validators import validate_ascii_slug


class TopicQuerySet(models.QuerySet):
    def with_counts_of(self, articles):
        """Topics that have any of these articles, by name, with `article_count`. One query."""
        counted = models.Q(tagged_articles__content_object__in=articles.order_by())
        return self.annotate(article_count=models.Count("tagged_articles", filter=counted)).filter(article_count__gt=0)


class Topic(TagBase):
    """A tag chosen from a list that editors keep; typing an unknown one into an article makes none."""

    free_tagging = False

    slug = models.SlugField(
        "アドレス名",
        max_length=60,
        unique=True,
        validators=[validate_ascii_slug],
        help_text="半角英数字とハイフン。例：pre-training → /topics/pre-training/",
    )
    description = models.CharField("説明", max_length=160, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "トピック"
        verbose_name_plural = "トピック"
        ordering = ["name"]

    def get_absolute_url(self):
        return reverse("topic", args=[self.slug])


class TaggedArticleManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("tag").order_by("pk")


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_topics")

    objects = TaggedArticleManager()
