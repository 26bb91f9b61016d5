"""The anchor of a block in templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.anchors import block_anchor

register = template.Library()

register.simple_tag(block_anchor, name="anchor")


@register.filter
def at_anchor(paragraphs: SafeString, place: str) -> SafeString:
    """Safe HTML with the anchor on its first paragraph; unchanged without an anchor or a paragraph at its head."""
    html = str(paragraphs)
    if not place or not html.startswith("<p"):
        return paragraphs
    return mark_safe(format_html('<p id="{}"', place) + html.removeprefix("<p"))  # noqa: S308
