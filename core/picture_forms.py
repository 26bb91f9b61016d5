"""The form in which a picture is uploaded and edited.

Not in core/forms.py, which is loaded before the models: Wagtail's form needs them.
"""

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.pictures import BROKEN_FILE, AnimatedPictureError, without_metadata


class PictureField(WagtailImageField):
    """Takes a picture only if it can be decoded to its end, and hands it on without metadata.

    Wagtail's own field reads the head of the file, and raises what Pillow
    raises when that is damaged.
    """

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return file and without_metadata(file)
        except AnimatedPictureError as error:
            raise ValidationError("動く画像は使えません。1枚の静止画にしてお試しください。", code="animated") from error
        except BROKEN_FILE as error:
            raise ValidationError(
                "画像を読めませんでした。別の形式で書き出してお試しください。", code="broken"
            ) from error


class SiteImageForm(BaseImageForm):
    """Wagtail's form for a picture, whose file is looked at to its end."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(label=field.label, widget=field.widget, required=field.required)
