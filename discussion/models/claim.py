"""権利侵害の申出: a person says that a comment or an article infringes a right, and what was done about it."""

from django.conf import settings
from django.db import models

from .base import Record
from .comment import Comment


class RightsClaim(Record):
    """One case. It holds the claimant's personal data; `comment` and `page` are set when the address names one."""

    class Right(models.TextChoices):
        REPUTATION = "reputation", "名誉・信用"
        PRIVACY = "privacy", "プライバシー・肖像"
        COPYRIGHT = "copyright", "著作権"
        TRADEMARK = "trademark", "商標・営業"
        OTHER = "other", "その他"

    class Status(models.TextChoices):
        RECEIVED = "received", "受付"
        INQUIRING = "inquiring", "投稿者に照会中"
        ACCEPTED = "accepted", "申出を認めた"
        DECLINED = "declined", "申出を認めなかった"
        WITHDRAWN = "withdrawn", "申出の取り下げ"

    reference = models.CharField("受付番号", max_length=16, unique=True)
    claimant_name = models.CharField("申出者", max_length=80)
    claimant_email = models.EmailField("メールアドレス")
    on_behalf_of = models.CharField("本人との関係", max_length=80, blank=True, help_text="代理人のとき。")
    comment = models.ForeignKey(
        Comment, verbose_name="コメント", null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="ページ", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    target_url = models.CharField("対象のアドレス", max_length=500)
    right = models.CharField("侵害された権利", max_length=10, choices=Right)
    statement = models.TextField("侵害の内容と理由", max_length=5000)
    request = models.CharField("求める対応", max_length=300)
    status = models.CharField("状態", max_length=9, choices=Status, default=Status.RECEIVED)
    submission_id = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField("受付日時", auto_now_add=True)
    due_at = models.DateTimeField("回答の期限", null=True, blank=True)
    closed_at = models.DateTimeField("終了日時", null=True, blank=True)

    class Meta:
        verbose_name = "権利侵害の申出"
        verbose_name_plural = "権利侵害の申出"
        ordering = ["-pk"]

    def __str__(self):
        return self.reference


class RightsClaimEntry(Record):
    """A line of the case log; append-only, a trigger refuses anything else."""

    claim = models.ForeignKey(RightsClaim, on_delete=models.PROTECT, related_name="entries")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    actor_name = models.CharField("記録した人", max_length=150, blank=True)
    from_status = models.CharField(max_length=9, blank=True)
    to_status = models.CharField(max_length=9, blank=True)
    text = models.TextField("記録", max_length=5000)
    created_at = models.DateTimeField("日時", auto_now_add=True)

    class Meta:
        verbose_name = "申出の記録"
        verbose_name_plural = "申出の記録"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.claim_id}: {self.text[:40]}"
