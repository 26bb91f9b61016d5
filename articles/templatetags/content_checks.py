"""The findings of an article for a template of the admin."""

from django import template

from articles.checks import check_article
from articles.checks.views import grouped
from articles.models import ArticlePage
from core.typography import reading_minutes

register = template.Library()


@register.filter
def is_article(page) -> bool:
    return isinstance(page, ArticlePage)


@register.inclusion_tag("articles/checks/panel.html")
def content_checks(page):
    """The part of the editor's panel that is ours; a page that was never saved has no findings yet."""
    findings = check_article(page) if page.pk else []
    characters = page.count_characters() if page.pk else 0
    return {
        "page": page,
        "groups": grouped(findings),
        "count": len(findings),
        "blocking": sum(finding.blocks_publishing for finding in findings),
        "characters": characters,
        "minutes": reading_minutes(characters),
    }
