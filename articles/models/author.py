"""Who writes."""

from django.db import models
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.validators import validate_ascii_slug, validate_web_or_site_address


class AuthorLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="名前", max_length=40)
    url = blocks.CharBlock(
        label="アドレス",
        max_length=300,
        validators=[validate_web_or_site_address],
        help_text="https:// から、または / から始めます。",
    )

    class Meta:
        icon = "link"
        label = "リンク"


class Author(index.Indexed, models.Model):
    """A writer or editor as readers meet them; independent of any account."""

    name = models.CharField("名前", max_length=60)
    slug = models.SlugField("アドレス名", max_length=60, unique=True, validators=[validate_ascii_slug])
    role = models.CharField("役割", max_length=80, blank=True, help_text="例：編集委員・モデルの評価を担当")
    profile = RichTextField("紹介", features=["bold", "link"], blank=True)
    links = StreamField([("link", AuthorLinkBlock())], verbose_name="リンク", blank=True)

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = "著者"
        verbose_name_plural = "著者"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("author", args=[self.slug])

    @property
    def initial(self) -> str:
        """The first character of the name, shown in place of a portrait."""
        return self.name[:1]
