"""What readers say about a comment: that it helped, or that something is wrong with it."""

from django.conf import settings
from django.db import models

from .base import Record
from .comment import Comment


class CommentVote(Record):
    """One 「役に立った」 of one reader. `voter_key` is a keyed hash, unlinkable once its key is gone."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="votes", db_index=False)
    voter_key = models.BinaryField("投票者の識別値")
    created_at = models.DateTimeField("日時", auto_now_add=True)

    class Meta:
        verbose_name = "役に立った"
        verbose_name_plural = "役に立った"
        constraints = [models.UniqueConstraint(fields=["comment", "voter_key"], name="one_vote_of_a_reader")]

    def __str__(self):
        return f"コメント{self.comment_id}への票"


class CommentReport(Record):
    """A reader's 「通報する」. It weighs in the queue, and hides nothing by itself."""

    class Reason(models.TextChoices):
        SPAM = "spam", "宣伝・迷惑投稿"
        ABUSE = "abuse", "誹謗中傷・いやがらせ"
        PRIVACY = "privacy", "個人情報"
        FALSE = "false", "事実と異なる"
        RIGHTS = "rights", "権利の侵害"
        OTHER = "other", "その他"

    class Verdict(models.TextChoices):
        UPHELD = "upheld", "対応した"
        DISMISSED = "dismissed", "問題なし"

    comment = models.ForeignKey(
        Comment, verbose_name="コメント", on_delete=models.CASCADE, related_name="reports", db_index=False
    )
    reporter_key = models.BinaryField("通報者の識別値")
    reason = models.CharField("理由", max_length=8, choices=Reason)
    note = models.TextField("補足", max_length=500, blank=True)
    created_at = models.DateTimeField("日時", auto_now_add=True)
    handled_at = models.DateTimeField("対応日時", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="対応した人",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    verdict = models.CharField("結果", max_length=9, choices=Verdict, blank=True)

    class Meta:
        verbose_name = "通報"
        verbose_name_plural = "通報"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "reporter_key"], name="one_report_of_a_reader")]
        indexes = [models.Index("id", name="report_open", condition=models.Q(handled_at=None))]

    def __str__(self):
        return f"コメント{self.comment_id}への通報"
