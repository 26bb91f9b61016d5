"""What changed after publication, told to readers."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class UpdateEntryQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk")


class UpdateEntry(models.Model):
    """One line of an article's update history (更新の記録).

    Entries are added and never changed: saving an existing one raises
    `PermissionError`. They belong to the article, not to a revision of it.
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
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
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
        ]

    def __str__(self):
        return f"{self.get_kind_display()}：{self.note}" if self.note else self.get_kind_display()

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise PermissionError("an entry of the update history is never changed")
        super().save(*args, **kwargs)
