"""What an article's feed shows otherwise than its page: words for marks, one size of a picture."""

from django import template
from django.utils.html import format_html

from articles.feeds.full_text import FIGURE_SPEC, rendition_of
from facts.status import Status

register = template.Library()


@register.simple_tag
def status_word(status: str) -> str:
    """〔報道〕; nothing for an empty one."""
    return f"〔{Status(status).label}〕" if status else ""


@register.simple_tag
def feed_picture(rendition, alt: str):
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">', rendition.url, rendition.width, rendition.height, alt
    )


@register.simple_tag
def feed_figure(image, alt: str):
    """A figure's picture; its words alone when the file cannot be read."""
    rendition = rendition_of(image, FIGURE_SPEC)
    return feed_picture(rendition, alt) if rendition else alt
