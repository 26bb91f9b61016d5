"""A picture of the library, small, with the words that stand for it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.comparison.texts import Fate, piece_html
from core.comparison.words import NONE
from core.pictures import find_renditions

THUMBNAIL = {"webp": ["max-240x180|format-webp"]}


def pictures_html(old, new) -> SafeString:
    return format_html(
        '<span class="pictures">{} <span>→</span> {}</span>',
        picture_html(old, Fate.REMOVED),
        picture_html(new, Fate.ADDED),
    )


def picture_html(image, fate: Fate = Fate.KEPT) -> SafeString:
    """The picture and its title; the title alone when its file cannot be shown."""
    if image is None:
        return format_html('<span class="none">{}</span>', NONE)
    renditions = find_renditions(image, THUMBNAIL)
    if not renditions:
        return piece_html(fate, format_html("{}（画像を表示できません）", image.title))
    found = renditions["webp"][0]
    return piece_html(
        fate,
        format_html(
            '<span class="picture"><img src="{}" width="{}" height="{}" alt=""> {}</span>',
            found.url, found.width, found.height, image.title,
        ),
    )  # fmt: skip
