"""Pictures with credit and licence, and without the camera's memory of where they were taken."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.pictures import without_metadata


class SiteImage(AbstractImage):
    """A picture in the library.

    `description` is the text for readers who cannot see the picture; it is
    required unless the picture is decorative. When a file arrives it is
    rewritten without EXIF, XMP and comments (orientation applied first), so
    neither the stored original nor any rendition tells a place or a camera.
    """

    credit = models.CharField(
        "クレジット", max_length=120, blank=True, help_text="撮影者・作成者の名前。図の下に出ます。"
    )
    licence = models.CharField(
        "利用条件", max_length=120, blank=True, help_text="例：編集部作成、CC BY 4.0。掲載してよい根拠を書きます。"
    )
    is_decorative = models.BooleanField(
        "飾りの画像", default=False, help_text="内容を伝えない飾りのとき。読み上げでは省かれます。"
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(Image.Meta):
        verbose_name = "画像"
        verbose_name_plural = "画像"
        permissions = [("choose_image", "画像を選べる")]

    def clean(self):
        super().clean()
        if not self.is_decorative and not self.description.strip():
            raise ValidationError(
                {"description": "画像の内容を伝える代替テキストを入れるか、「飾りの画像」を選んでください。"}
            )

    def save(self, *args, **kwargs):
        # Where several files are uploaded at once, Wagtail stores the file before the new picture is saved.
        is_stored_uncleaned = self._state.adding and self.file and self.file._committed
        if is_stored_uncleaned:
            uncleaned = self.file.name
            self.file = without_metadata(self.file.file)
        if self.file and not self.file._committed:
            self.file.file = without_metadata(self.file.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        if is_stored_uncleaned:
            self.file.storage.delete(uncleaned)

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.description or self.title

    @property
    def default_credit(self) -> str:
        return self.credit or settings.WAGTAIL_SITE_NAME


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
