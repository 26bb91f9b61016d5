"""Moderators' tools: the log, what is held against an author, bans, and lists of words."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import Record
from .comment import Comment


class ModerationEvent(Record):
    """One act, by a person or by the rules; append-only, a trigger refuses anything else.

    `rule_codes` are the reasons for which the comment was held when it was decided: the statistics of the rules are
    counted from here.
    """

    class Action(models.TextChoices):
        RECEIVED = "received", "受付"
        PUBLISH = "publish", "公開"
        REJECT = "reject", "却下"
        SPAM = "spam", "スパム"
        HOLD = "hold", "承認待ちに戻す"
        REMOVE = "remove", "削除"
        EDIT = "edit", "投稿者が編集"
        WITHDRAW = "withdraw", "投稿者が取り下げ"
        ERASE = "erase", "消去"
        OUTCOME = "outcome", "指摘への対応"
        REPORT = "report", "通報"
        REPORT_HANDLED = "handled", "通報に対応"
        AUTHOR = "author", "投稿者の扱い"
        BAN = "ban", "投稿禁止"
        UNBAN = "unban", "投稿禁止の解除"
        SETTING = "setting", "設定の変更"

    comment = models.ForeignKey(
        Comment, verbose_name="コメント", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="行った人",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    actor_name = models.CharField("行った人の名前", max_length=150, blank=True)
    action = models.CharField("行い", max_length=8, choices=Action)
    from_status = models.PositiveSmallIntegerField("前の状態", choices=Comment.Status, null=True, blank=True)
    to_status = models.PositiveSmallIntegerField("後の状態", choices=Comment.Status, null=True, blank=True)
    revision = models.PositiveSmallIntegerField("見ていた版", null=True, blank=True)
    reason = models.CharField("理由", max_length=40, blank=True)
    rule_codes = ArrayField(models.CharField(max_length=24), verbose_name="判定の規則", default=list, blank=True)
    note = models.CharField("覚え書き", max_length=300, blank=True)
    created_at = models.DateTimeField("日時", auto_now_add=True)

    class Meta:
        verbose_name = "モデレーションの記録"
        verbose_name_plural = "モデレーションの記録"
        ordering = ["-pk"]
        indexes = [models.Index("created_at", name="event_at")]

    def __str__(self):
        return self.get_action_display()


class AuthorRecord(Record):
    """How a commenter is treated. None means normally; how their comments fared is counted from the comments."""

    class Treatment(models.TextChoices):
        NORMAL = "normal", "通常"
        TRUSTED = "trusted", "信頼"
        ALWAYS_HOLD = "always_hold", "常に確認"
        BANNED = "banned", "投稿禁止"

    author_key = models.BinaryField("識別値", primary_key=True)
    treatment = models.CharField("扱い", max_length=11, choices=Treatment, default=Treatment.NORMAL)
    until = models.DateTimeField("期限", null=True, blank=True)
    note = models.CharField("覚え書き", max_length=300, blank=True)
    updated_at = models.DateTimeField("更新日時", auto_now=True)

    class Meta:
        verbose_name = "投稿者の扱い"
        verbose_name_plural = "投稿者の扱い"

    def __str__(self):
        return self.get_treatment_display()

    @property
    def current(self) -> str:
        """The treatment now, which ends with `until`."""
        over = self.until is not None and self.until <= timezone.now()
        return self.Treatment.NORMAL if over else self.treatment


class BanQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))


class Ban(Record):
    """Who may not post, as a hash: of an address or network under the key `key_version`, or an author's key.

    What a banned person sends is kept in the spam folder, where a moderator can take it back: a network is shared.
    """

    class Kind(models.TextChoices):
        ADDRESS = "address", "アドレス"
        NETWORK = "network", "ネットワーク"
        AUTHOR = "author", "投稿者"

    kind = models.CharField("対象", max_length=7, choices=Kind)
    value = models.BinaryField("識別値")
    key_version = models.PositiveIntegerField("鍵の版", null=True, blank=True)
    comment = models.ForeignKey(
        Comment, verbose_name="きっかけのコメント", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField("理由", max_length=200, blank=True)
    expires_at = models.DateTimeField("期限", null=True, blank=True)
    created_at = models.DateTimeField("登録日時", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="登録した人",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = "投稿禁止"
        verbose_name_plural = "投稿禁止"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_ban_of_a_value")]

    def __str__(self):
        return f"{self.get_kind_display()}（{bytes(self.value).hex()[:8]}）"


class WordRule(Record):
    """A word or a domain, and what becomes of a comment that has it."""

    class Kind(models.TextChoices):
        WORD = "word", "言葉"
        DOMAIN = "domain", "ドメイン"

    class Action(models.TextChoices):
        HOLD = "hold", "承認待ちにする"
        SPAM = "spam", "スパムにする"

    kind = models.CharField("種類", max_length=6, choices=Kind, default=Kind.WORD)
    text = models.CharField(
        "言葉またはドメイン",
        max_length=100,
        help_text="全角・半角、大文字・小文字、かな・カナの違いと空白は区別しません。ドメインはその下位も含みます。",
    )
    action = models.CharField("扱い", max_length=4, choices=Action, default=Action.HOLD)
    is_active = models.BooleanField("使う", default=True)
    note = models.CharField("覚え書き", max_length=200, blank=True)
    created_at = models.DateTimeField("登録日時", auto_now_add=True)

    class Meta:
        verbose_name = "言葉とドメイン"
        verbose_name_plural = "言葉とドメイン"
        ordering = ["kind", "text"]
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="one_rule_of_a_word")]

    def __str__(self):
        return self.text
