"""What an editor may say about the whole publication."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """One row for the publication. Costs one query on each page that shows it."""

    tagline = models.CharField(
        "キャッチフレーズ", max_length=60, blank=True, help_text="題字の下や検索結果に出る一言。"
    )
    description = models.TextField(
        "この媒体の説明", max_length=200, blank=True, help_text="検索結果やSNSで、ページに説明がないときに使います。"
    )
    footer_note = models.CharField("ページ下の一言", max_length=120, blank=True)
    about_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="媒体を紹介するページ",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="編集方針などのページ。上と下のメニューに、そのページの題で出ます。",
    )
    contact_email = models.EmailField("連絡先メールアドレス", blank=True, help_text="入れると各ページの下に出ます。")

    # Wagtail's name for what is loaded along with the row.
    select_related = ["about_page"]

    panels = [
        MultiFieldPanel([FieldPanel("tagline"), FieldPanel("description")], heading="媒体"),
        MultiFieldPanel(
            [FieldPanel("about_page"), FieldPanel("footer_note"), FieldPanel("contact_email")], heading="ページの下"
        ),
    ]

    class Meta:
        verbose_name = "媒体の設定"
        verbose_name_plural = "媒体の設定"
