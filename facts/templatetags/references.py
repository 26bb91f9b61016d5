"""Source marks in a text and the list of sources at its end, linked both ways."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText, expand_db_html

from core.page_links import expand_page_links
from facts.rich_text import EXPANDED_MARK

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context, source):
    """A numbered mark that leads to the list; nothing for None, an unnumbered mark where no page is (previews)."""
    return mark(context.get("references"), source.pk) if source else ""


@register.simple_tag(takes_context=True)
def cited_richtext(context, value):
    """Rich text with its source marks numbered. Page links cost no query where the page looked them up."""
    html = value.source if isinstance(value, RichText) else str(value or "")
    if "linked_page_urls" in context:
        html = expand_page_links(html, context["linked_page_urls"])
    html = expand_db_html(html)
    references = context.get("references")
    return mark_safe(EXPANDED_MARK.sub(lambda match: mark(references, int(match[1])), html))  # noqa: S308


@register.simple_tag(takes_context=True)
def source_list(context):
    """The page's sources by number. Call it after the text has been rendered."""
    references = context.get("references")
    return references.listed() if references else []


def mark(references, source_id):
    if references is None:
        return mark_safe('<sup class="reference">[出典]</sup>')
    cited = references.cite(source_id)
    if cited is None:
        return ""
    number, place = cited
    return format_html(
        # The word joiner keeps a mark from beginning a line.
        '\u2060<sup class="reference"><a id="{}" href="#source-{}">'
        '<span class="visually-hidden">出典</span>[{}]</a></sup>',
        place,
        number,
        number,
    )
