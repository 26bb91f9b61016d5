"""What others may take of an article, in templates: `{% load embeds %}`."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def handed_on(context, block_id) -> dict:
    """`{table, embed}` of a table that can be had as data and framed; {} in previews and where not everyone may read.

    The page found them all, as `tables_to_hand_on`.
    """
    found = (context.get("tables_to_hand_on") or {}).get(block_id)
    return dict(zip(("table", "embed"), found, strict=True)) if found else {}
