"""What holds for all discussions of the site."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .discussion import Mode


def validate_emails(text: str) -> None:
    for address in text.split():
        try:
            validate_email(address)
        except ValidationError as error:
            raise ValidationError(f"{address} はメールアドレスとして読めません。") from error


@register_setting(icon="comment")
class SiteDiscussionSettings(BaseGenericSetting):
    """One row for the site."""

    wagtail_reference_index_ignore = True

    mode = models.CharField(
        "ふだんの受け付け方",
        max_length=16,
        choices=Mode,
        default=Mode.FIRST_TIME_HELD,
        help_text="記事ごとに変えられます。",
    )
    auto_close_days = models.PositiveSmallIntegerField(
        "自動で閉じるまでの日数", default=0, help_text="記事の公開から数えます。0なら閉じません。"
    )
    trust_after = models.PositiveSmallIntegerField(
        "確認なしで公開するまでの回数",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="同じ人のコメントをこの数だけ承認すると、次からはすぐに公開します。",
    )
    attack_mode = models.BooleanField(
        "荒らし対策", default=False, help_text="入れている間、すべてのコメントを確認してから公開します。"
    )
    attack_mode_until = models.DateTimeField(
        "荒らし対策の期限", null=True, blank=True, help_text="空なら、切るまで続きます。"
    )
    retention_days = models.PositiveSmallIntegerField(
        "発信元の記録を残す日数",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="過ぎたら、接続元などの要約を消します。",
    )
    moderator_emails = models.TextField(
        "知らせを送るメールアドレス",
        blank=True,
        validators=[validate_emails],
        help_text="承認待ちや通報を知らせます。一行に一つ。",
    )
    house_rules = models.TextField("コメントのお願い", max_length=400, blank=True, help_text="入力欄の上に出ます。")

    panels = [
        MultiFieldPanel(
            [FieldPanel("mode"), FieldPanel("trust_after"), FieldPanel("auto_close_days")], heading="受け付け方"
        ),
        MultiFieldPanel([FieldPanel("attack_mode"), FieldPanel("attack_mode_until")], heading="荒らし対策"),
        FieldPanel("house_rules"),
        FieldPanel("moderator_emails"),
        FieldPanel("retention_days"),
    ]

    class Meta:
        verbose_name = "コメントの設定"
        verbose_name_plural = "コメントの設定"

    @property
    def is_under_attack(self) -> bool:
        return self.attack_mode and (self.attack_mode_until is None or self.attack_mode_until > timezone.now())

    @property
    def moderators(self) -> list[str]:
        return self.moderator_emails.split()
