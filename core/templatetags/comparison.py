"""The comparison of two versions, for Wagtail's page that shows it."""

from django import template

from core.comparison.report import grouped, numbered_places
from core.comparison.versions import compared_version

register = template.Library()


@register.simple_tag
def places_changed(comparison):
    return numbered_places(comparison)


register.filter(grouped)


@register.simple_tag
def compared_versions(view) -> list:
    """The older side first, as the address gives them."""
    return [compared_version(view.object, str(asked)) for asked in (view.revision_id_a, view.revision_id_b)]
