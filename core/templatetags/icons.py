"""Drawings from the one sprite, static/img/icons.svg. All are decoration: the words stand beside them."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()

SPRITE = "img/icons.svg"


@register.simple_tag
def icon(name: str):
    """An icon as tall as the words beside it."""
    return drawing("icon", name)


@register.simple_tag
def mark(verdict: str):
    """The mark of a verdict, by its value: `best`, `yes`, `partial`, `no`, `undisclosed`, `na`."""
    return drawing("mark", f"mark-{verdict}")


@register.simple_tag
def wordmark():
    return drawing("wordmark", "wordmark")


def drawing(class_name: str, symbol: str):
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', class_name, static(SPRITE), symbol
    )
