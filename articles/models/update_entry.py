"""What changed after publication, told to readers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

NEVER_CHANGED = "an entry of the update history is never changed or deleted"


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses what the database refuses as well (migration 0004)."""

    def update(self, **fields):
        raise PermissionError(NEVER_CHANGED)

    def delete(self):
        raise PermissionError(NEVER_CHANGED)


class UpdateEntryQuerySet(AppendOnlyQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk")

    def corrections(self):
        return self.filter(kind=UpdateEntry.Kind.CORRECTION)

    def readable(self):
        """Of articles that everyone may read, with these articles but for their text."""
        articles = self.model._meta.get_field("article").related_model.objects
        text = [f"article__{name}" for name in ("body", "key_points", "other_sources")]
        return self.filter(article__in=articles.published()).select_related("article").defer(*text)


class UpdateEntry(models.Model):
    """One line of an article's update history (更新の記録).

    Entries are added and never changed or deleted: both raise
    `PermissionError`, and the database refuses the rest. They belong to the
    article and go with it; `revision` is the one whose publication made the
    entry, None for one that was added by hand.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "訂正"
        UPDATE = "update", "更新"
        ADDITION = "addition", "追記"
        PUBLICATION = "publication", "公開"

    article = models.ForeignKey(
        "articles.ArticlePage", verbose_name="記事", on_delete=models.CASCADE, related_name="updates"
    )
    kind = models.CharField("種類", max_length=12, choices=Kind)
    at = models.DateTimeField("日時", default=timezone.now)
    note = models.CharField("内容", max_length=400, blank=True, help_text="何をどう直したか。読者に見えます。")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="記録した人",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name="公開した版",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = UpdateEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "更新の記録"
        verbose_name_plural = "更新の記録"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["article", "-at"])]
        constraints = [
            models.CheckConstraint(
                name="update_entry_says_what_changed",
                condition=models.Q(kind="publication") | ~models.Q(note=""),
                violation_error_message="何をどう直したか、内容を書いてください。",
            ),
            models.UniqueConstraint(
                name="one_publication_entry_per_article",
                fields=["article"],
                condition=models.Q(kind="publication"),
                violation_error_message="「公開」は、記事ごとに一度だけ記録されます。",
            ),
            models.UniqueConstraint(
                name="one_entry_per_revision", fields=["revision"], condition=models.Q(revision__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}：{self.note}" if self.note else self.get_kind_display()

    @property
    def is_added_by_hand(self) -> bool:
        """Not by a publication of its article."""
        return self.revision_id is None and self.kind != self.Kind.PUBLICATION

    @property
    def month(self) -> str:
        """The month, on our clocks, by which lists are divided."""
        return f"{timezone.localtime(self.at):%Y年%-m月}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise PermissionError(NEVER_CHANGED)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise PermissionError(NEVER_CHANGED)
