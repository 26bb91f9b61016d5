"""Mail that has to go out, and who asked for it."""

from django.db import models
from django.utils import timezone

from .base import Record
from .comment import Comment
from .discussion import Discussion


class Subscription(Record):
    """One address that follows the replies to a comment. Personal data.

    Nothing but the question whether it is wanted goes out before `confirmed_at`, and nothing after `ended_at`.
    """

    email = models.EmailField("メールアドレス")
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="subscriptions")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="subscriptions")
    created_at = models.DateTimeField("登録日時", auto_now_add=True)
    confirmed_at = models.DateTimeField("確認日時", null=True, blank=True)
    ended_at = models.DateTimeField("停止日時", null=True, blank=True)

    class Meta:
        verbose_name = "通知の登録"
        verbose_name_plural = "通知の登録"
        indexes = [models.Index(models.functions.Lower("email"), name="subscription_email")]
        constraints = [
            models.UniqueConstraint(models.functions.Lower("email"), "comment", name="one_subscription_of_an_address")
        ]

    def __str__(self):
        return f"通知の登録{self.pk}"


class Outbox(Record):
    """A notice owed, written in the transaction of what it tells of. `payload` holds ids only.

    A worker takes it with a lease (`locked_until`), tries again later when it fails, and sets `done_at`.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", "投稿があった"
        DECIDED = "decided", "判断された"
        REPORTED = "reported", "通報があった"
        CONFIRM = "confirm", "登録の確認"
        CLAIM = "claim", "申出があった"

    kind = models.CharField("種類", max_length=12, choices=Kind)
    payload = models.JSONField("内容", default=dict)
    dedupe_key = models.CharField("重複を防ぐ値", max_length=100, null=True, unique=True)
    attempts = models.PositiveSmallIntegerField("試行回数", default=0)
    next_at = models.DateTimeField("次に試す日時", default=timezone.now)
    locked_until = models.DateTimeField("処理中の期限", null=True, blank=True)
    done_at = models.DateTimeField("済んだ日時", null=True, blank=True)
    error = models.CharField("失敗の理由", max_length=300, blank=True)
    created_at = models.DateTimeField("登録日時", auto_now_add=True)

    class Meta:
        verbose_name = "送る通知"
        verbose_name_plural = "送る通知"
        ordering = ["pk"]
        indexes = [models.Index("next_at", name="outbox_due", condition=models.Q(done_at=None))]

    def __str__(self):
        return f"{self.get_kind_display()}（{self.pk}）"
